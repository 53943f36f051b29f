"""The official-channel list: the one source of every address that the site can show."""

from channels.model import HELP_CENTER, Channel, ChannelList, Revoked, load_channels, overdue, to_come

__all__ = ["HELP_CENTER", "Channel", "ChannelList", "Revoked", "load_channels", "overdue", "to_come"]
