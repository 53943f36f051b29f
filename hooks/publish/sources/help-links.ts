// <<first>>

/** <<about-topics>> */
export const HelpTopic = {
<<topics>>
} as const;

/** <<about-contexts>> */
export const HelpContext = {
<<contexts>>
} as const;

export type HelpId = (typeof HelpTopic)[keyof typeof HelpTopic] | (typeof HelpContext)[keyof typeof HelpContext];

/** <<about-languages>> */
const helpLanguages = new Map([<<languages>>]);

/** <<about-link>> */
export function helpLink(
    id: HelpId,
    language = "",
    theme?: "dark" | "light",
    embed = false,
    search = "",
    heading = "",
): string {
    const parts = language.toLowerCase().split(/[-_]/);
    while (parts.length && !helpLanguages.has(parts.join("-"))) parts.pop();
    const tag = helpLanguages.get(parts.join("-"));
    const path = tag ? `${tag}/` : "";
    const words = search ? [`q=${encodeURIComponent(search)}`] : [];
    const query = [...(embed ? ["embed=1"] : []), ...(theme ? [`theme=${theme}`] : []), ...words].join("&");
    return `<<base>>go/${path}${id}/${query ? `?${query}` : ""}${heading ? `#${heading}` : ""}`;
}
