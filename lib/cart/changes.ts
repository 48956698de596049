import type { QueryClient } from "@tanstack/react-query";
import { sendJson } from "@/lib/http/api-client";
import { cartChanges, cartQuery } from "./cart-query";
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

async function change(client: QueryClient, { guess, send }: Change): Promise<void> {
  const { queryKey } = cartQuery;
  void client.cancelQueries({ queryKey });
  try {
    await cartChanges.make("cart", {
      before: client.getQueryData(queryKey),
      guess: (cart = EMPTY) => guess(cart),
      send,
      show: (cart) => (cart ? client.setQueryData(queryKey, cart) : void client.resetQueries({ queryKey })),
    });
  } catch (refusal) {
    // Something was not as it was on the screen: what else has changed is in the answer to this.
    void client.invalidateQueries({ queryKey });
    throw refusal;
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
