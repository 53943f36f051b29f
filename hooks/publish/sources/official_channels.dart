// <<first>>

/// <<about-list>>
const Map<String, String> _officialChannels = {
<<channels>>
};

/// <<about-judge>>
String? officialChannel(String link) {
  for (final channel in _officialChannels.entries) {
    if (RegExp('^(?:${channel.value})\$').hasMatch(link)) return channel.key;
  }
  return null;
}
