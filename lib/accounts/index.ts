import "server-only";

export { addPerson, setBanned, setRole } from "./commands/change-person";
export { confirmEmail, findConfirmedCustomer, joinCustomer } from "./commands/confirm-email";
export { forgetCodes } from "./commands/forget-codes";
export { endDevice } from "./commands/end-device";
export { forgetDevices } from "./commands/forget-devices";
export { openBrandAccount, renameBrandAccount } from "./commands/open-brand-account";
export { type CodePurpose, openCode, redeemCode } from "./commands/open-code";
export { noteStripeCustomer, openCustomer } from "./commands/open-customer";
export { endSession, endSessions, openSession } from "./commands/open-session";
export { recognizeCustomer } from "./commands/recognize-customer";
export { registerDevice } from "./commands/register-device";
export { rememberDevice } from "./commands/remember-device";
export { revokeBrowser, revokeDevice } from "./commands/revoke-device";
export { changeAddress, removeAddress, saveAddress } from "./commands/save-address";
export {
  findMailedCode,
  getAddress,
  getCustomer,
  listAddresses,
  listRememberedDevices,
  type MailedCode,
} from "./customer-queries";
export {
  countAdmins,
  findPerson,
  findPersonByEmail,
  listPeopleRows,
  listSessions,
  type PersonRow,
} from "./people-queries";
export { findDevice, isKnownDevice } from "./queries";
export { findStaff, forgetSessions } from "./sessions";
