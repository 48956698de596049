import { noop, type QueryClient } from "@tanstack/react-query";
import { sendJson } from "@/lib/http/api-client";
import { cartQuery } from "./cart-query";
import type { AddedLines, AddLineInput, CartView, LineItem } from "./contract";

export const addLine = (client: QueryClient, input: AddLineInput): Promise<void> =>
  change(client, {
    guess: (cart) => ({
      ...withQuantity(cart, input.variantId, (before) => before + input.quantity),
      count: cart.count + input.quantity,
    }),
    send: () => sendJson<CartView>("POST", "/api/cart/lines", { body: input }),
  });

export async function addLines(client: QueryClient, lines: AddLineInput[], key: string): Promise<AddedLines> {
  const sending = sendJson<AddedLines>("POST", "/api/cart/lines/batch", { body: { lines }, key });
  await change(client, {
    guess: (cart) => ({ ...cart, count: lines.reduce((sum, { quantity }) => sum + quantity, cart.count) }),
    send: async () => (await sending).cart,
  });
  return sending;
}

export const setLine = (client: QueryClient, variantId: string, quantity: number): Promise<void> =>
  change(client, {
    guess: (cart) => withQuantity(cart, variantId, () => quantity),
    send: () => sendJson<CartView>("PUT", `/api/cart/lines/${variantId}`, { body: { quantity } }),
  });

export const removeLine = (client: QueryClient, variantId: string): Promise<void> =>
  change(client, {
    guess: (cart) =>
      withLines(
        cart,
        cart.lines.filter((line) => line.variantId !== variantId),
      ),
    send: () => sendJson<CartView>("DELETE", `/api/cart/lines/${variantId}`),
  });

type Change = { guess: (cart: CartView) => CartView; send: () => Promise<CartView> };

// Answers of earlier writes must not undo what later ones have shown already: only the last one is taken over.
let running = 0;

async function change(client: QueryClient, { guess, send }: Change): Promise<void> {
  const { queryKey } = cartQuery;
  running += 1;
  void client.cancelQueries({ queryKey });
  client.setQueryData(queryKey, (cart) => guess(cart ?? EMPTY));
  try {
    const answer = await send();
    if (running === 1) client.setQueryData(queryKey, answer);
  } catch (refusal) {
    // The truth is the server's: what was shown meanwhile may hold other changes that went through.
    if (running === 1) await client.query({ ...cartQuery, staleTime: 0 }).catch(noop);
    throw refusal;
  } finally {
    running -= 1;
  }
}

const EMPTY: CartView = { lines: [], count: 0, subtotal: { amount: 0, currency: "THB" } };

function withLines(cart: CartView, lines: LineItem[]): CartView {
  return {
    lines,
    count: lines.reduce((sum, line) => sum + line.quantity, 0),
    subtotal: { ...cart.subtotal, amount: lines.reduce((sum, line) => sum + line.lineTotal.amount, 0) },
  };
}

function withQuantity(cart: CartView, variantId: string, quantityAfter: (before: number) => number): CartView {
  return withLines(
    cart,
    cart.lines.map((line) => {
      if (line.variantId !== variantId) return line;
      const quantity = quantityAfter(line.quantity);
      return { ...line, quantity, lineTotal: { ...line.unitPrice, amount: line.unitPrice.amount * quantity } };
    }),
  );
}
