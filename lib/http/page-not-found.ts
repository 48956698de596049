import "server-only";
import { notFound } from "next/navigation";
import { DomainError } from "@/lib/core/errors";

/** Lets a page answer 404 for what a slice says is not there; everything else stays an error. */
export async function orNotFound<Found>(reading: Promise<Found>): Promise<Found> {
  try {
    return await reading;
  } catch (refusal) {
    if (refusal instanceof DomainError && refusal.code === "not_found") notFound();
    throw refusal;
  }
}
