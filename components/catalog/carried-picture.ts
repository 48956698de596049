import { sharedState } from "@/components/ui/shared-state";

/** The picture that was last tapped, in the size that was on the screen. */
type CarriedPicture = { key: string; src: string };

const carried = sharedState<CarriedPicture | null>(null);

export const carryPicture = (picture: CarriedPicture) => carried.set(picture);

/** A background for a picture that is on the screen in a smaller size: no flash of nothing on the way. */
export function useCarriedBackground({ key }: { key: string }): string | undefined {
  const last = carried.useValue();
  return last?.key === key && last.src !== "" ? `center / cover url("${last.src}")` : undefined;
}
