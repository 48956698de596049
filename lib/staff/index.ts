import "server-only";

export { changePerson, invitePerson } from "./commands/change-person";
export { askToSignIn, signIn, signOut } from "./commands/sign-in";
export { getMe, listMySessions, listPeople } from "./queries";
