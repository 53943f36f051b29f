// <<first>>
// Put it into your package: add a package line above.

/** <<about-list>> */
private val officialChannels = listOf(
<<channels>>
)

/** <<about-judge>> */
fun officialChannel(link: String): String? = officialChannels.firstOrNull { it.second.matches(link) }?.first
