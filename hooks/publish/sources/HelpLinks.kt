// <<first>>
// Put it into your package: add a package line above.

/** <<about-topics>> */
object HelpTopic {
<<topics>>
}

/** <<about-contexts>> */
object HelpContext {
<<contexts>>
}

/** <<about-languages>> */
private val helpLanguages = mapOf(<<languages>>)

/** <<about-link>> */
fun helpLink(
    id: String,
    language: String? = null,
    theme: String? = null,
    embed: Boolean = false,
    search: String? = null,
    heading: String? = null,
): String {
    var tag = language.orEmpty().replace('_', '-').lowercase()
    while (tag.isNotEmpty() && tag !in helpLanguages) tag = tag.substringBeforeLast('-', "")
    val path = helpLanguages[tag]?.let { "$it/" } ?: ""
    val query = listOfNotNull(
        if (embed) "embed=1" else null,
        if (theme == "dark" || theme == "light") "theme=$theme" else null,
        if (search.isNullOrEmpty()) null else "q=" + java.net.URLEncoder.encode(search, "UTF-8").replace("+", "%20"),
    )
    val hash = if (heading.isNullOrEmpty()) "" else "#$heading"
    return "<<base>>go/$path$id/" + (if (query.isEmpty()) "" else query.joinToString("&", "?")) + hash
}
