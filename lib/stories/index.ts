import "server-only";

export { getStory, listStories } from "./queries";
