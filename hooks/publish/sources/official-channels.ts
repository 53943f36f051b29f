// <<first>>

/** <<about-list>> */
const officialChannels: readonly (readonly [string, string])[] = [
<<channels>>
];

/** <<about-judge>> */
export function officialChannel(link: string): string | null {
    return officialChannels.find(([, shape]) => new RegExp(`^(?:${shape})$`).test(link))?.[0] ?? null;
}
