"""The official-channel list: the one source of every address that the site can show."""

from channels.model import Channel, ChannelList, Revoked, load_channels, overdue

__all__ = ["Channel", "ChannelList", "Revoked", "load_channels", "overdue"]
