import { sharedState } from "@/components/ui/shared-state";

const onStage = sharedState<string | null>(null);

/** Which clip of the page plays now, by its own name: never two at once. A story takes the stage for itself. */
export const useStage = onStage.useValue;
export const takeStage = onStage.set;

/** Lets others on, unless one of them is there already. */
export function leaveStage(name: string): void {
  if (onStage.get() === name) onStage.set(null);
}
