"""What is wrong right now, or was: docs/incidents.yml, its banner on pages, its history."""

from incidents.model import Incident, Incidents, load_incidents

__all__ = ["Incident", "Incidents", "load_incidents"]
