import { email, metadataChange, text, unsettable } from "../wire/params";

/** Creating and updating take the same. */
export const CUSTOMER_SHAPE = {
  description: unsettable(text(350)),
  email: unsettable(email()),
  metadata: metadataChange(),
  name: unsettable(text(256)),
  phone: unsettable(text(20)),
};
