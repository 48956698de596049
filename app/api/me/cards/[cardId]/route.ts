import { route } from "@/lib/http/route";
import { chooseCard, removeCard } from "@/lib/payments";
import { CardParams } from "@/lib/payments/contract";

const SHARED = { kind: "session", policy: "customer", params: CardParams, answer: "text/plain", status: 204 } as const;
const limit = { name: "me", max: 60, windowSeconds: 60 };

export const PUT = route({ ...SHARED, limit, summary: "Make a saved card the default" }, ({ ctx, params }) =>
  chooseCard(ctx, params.cardId),
);

export const DELETE = route({ ...SHARED, limit, summary: "Let go of a saved card" }, ({ ctx, params }) =>
  removeCard(ctx, params.cardId),
);
