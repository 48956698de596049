import { answerDispute } from "../disputes/answer-dispute";
import { closeDispute, getDispute } from "../disputes/dispute-charge";
import { EVIDENCE_SHAPE } from "../disputes/evidence";
import { listPage, PAGE_SHAPE } from "../wire/pages";
import { flag, metadataChange, record, text } from "../wire/params";
import { missingResource } from "../wire/refusal";
import { route, type Route } from "./route";

const PATH = "/v1/disputes";
const WARNINGS = "/v1/radar/early_fraud_warnings";
const LIST_SHAPE = { ...PAGE_SHAPE, charge: text(), payment_intent: text() };

const ANSWER_SHAPE = { evidence: record(EVIDENCE_SHAPE), metadata: metadataChange(), submit: flag() };

type Reference = { charge: string; payment_intent?: string | null };
type Wanted = { charge: string | undefined; payment_intent: string | undefined };

const isAbout =
  ({ charge, payment_intent: intentId }: Wanted) =>
  (row: Reference): boolean =>
    (charge === undefined || row.charge === charge) && (intentId === undefined || row.payment_intent === intentId);

export const DISPUTE_ROUTES: Route[] = [
  route({
    method: "GET",
    path: PATH,
    params: LIST_SHAPE,
    run: ({ world, params: { charge, payment_intent, ...page } }) =>
      listPage(world.store.rows("disputes").filter(isAbout({ charge, payment_intent })), page, PATH),
  }),
  route({ method: "GET", path: `${PATH}/:id`, params: {}, run: ({ world, id }) => getDispute(world, id) }),
  route({
    method: "POST",
    path: `${PATH}/:id`,
    params: ANSWER_SHAPE,
    run: ({ world, id, params }) => answerDispute(world, getDispute(world, id), params),
  }),
  route({
    method: "POST",
    path: `${PATH}/:id/close`,
    params: {},
    run: ({ world, id }) => closeDispute(world, getDispute(world, id), "lost"),
  }),
  route({
    method: "GET",
    path: WARNINGS,
    params: LIST_SHAPE,
    run: ({ world, params: { charge, payment_intent, ...page } }) =>
      listPage(world.store.rows("warnings").filter(isAbout({ charge, payment_intent })), page, WARNINGS),
  }),
  route({
    method: "GET",
    path: `${WARNINGS}/:id`,
    params: {},
    run: ({ world, id }) => {
      const warning = world.store.get("warnings", id);
      if (!warning) throw missingResource("early fraud warning", id);
      return warning;
    },
  }),
];
