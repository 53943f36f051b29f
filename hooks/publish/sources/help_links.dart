// <<first>>

/// <<about-topics>>
abstract class HelpTopic {
<<topics>>
}

/// <<about-contexts>>
abstract class HelpContext {
<<contexts>>
}

/// <<about-languages>>
const Map<String, String> _helpLanguages = {<<languages>>};

/// <<about-link>>
String helpLink(
  String id, {
  String? language,
  String? theme,
  bool embed = false,
  String search = '',
  String heading = '',
}) {
  final parts = (language ?? '').toLowerCase().split(RegExp('[-_]'));
  while (parts.isNotEmpty && !_helpLanguages.containsKey(parts.join('-'))) parts.removeLast();
  final tag = _helpLanguages[parts.join('-')];
  final path = tag == null ? '' : '$tag/';
  final query = [
    if (embed) 'embed=1',
    if (theme == 'dark' || theme == 'light') 'theme=$theme',
    if (search.isNotEmpty) 'q=${Uri.encodeComponent(search)}',
  ].join('&');
  return '<<base>>go/$path$id/${query.isEmpty ? '' : '?$query'}${heading.isEmpty ? '' : '#$heading'}';
}
