// The list that a contact is compared with.

/**
 * The published list, which also names what is revoked or suspended; without a network the one that the page brought.
 * @param {{published: string, list: import("./check.js").List}} data `published` is the address of the published one
 */
export async function published(data) {
  try {
    const answer = await fetch(data.published);
    const { channels, revoked } = await answer.json();
    const suspended = channels.filter((channel) => channel.suspended);
    return { ...data.list, channels: [...data.list.channels, ...suspended], revoked };
  } catch {
    return data.list;
  }
}
