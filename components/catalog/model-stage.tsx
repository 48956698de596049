import { useState } from "react";
import { BUTTON } from "@/components/ui/button";
import { Carousel } from "@/components/ui/carousel";
import { Picture, SIZES } from "@/components/ui/picture";
import { fill } from "@/lib/core/fill";
import type { Texts } from "@/lib/core/messages";
import { modelUrl } from "@/lib/core/model-url";
import type { ProductOffer } from "./product-offer";
import { canShowModels } from "./load-viewer";
import { ModelCanvas } from "./model-canvas";

type ModelStageProps = {
  product: ProductOffer;
  modelKey: string;
  texts: Texts<"model">;
  words: Texts<"product">;
};

/** The model, or why there is none and the pictures instead. */
export function ModelStage({ product, modelKey, texts, words }: ModelStageProps) {
  const [canShow] = useState(canShowModels);
  const [attempt, setAttempt] = useState(0);
  const [hasFailed, setFailed] = useState(false);
  if (canShow && !hasFailed) {
    return (
      <ModelCanvas
        key={attempt}
        attempt={attempt}
        // What failed once is remembered by its address.
        src={`${modelUrl(modelKey, "glb")}${attempt === 0 ? "" : `#${attempt}`}`}
        iosSrc={modelUrl(modelKey, "usdz")}
        alt={fill(texts.title, { title: product.title })}
        poster={product.pictures[0]}
        onFail={() => setFailed(true)}
        texts={texts}
      />
    );
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col justify-center gap-4">
      <div className="mx-auto flex max-w-xl flex-col items-center gap-3 px-4 pt-4">
        <p role="status" className="text-center">
          {canShow ? texts.failed : texts.unsupported}
        </p>
        {canShow && (
          <button
            type="button"
            onClick={() => {
              setAttempt(attempt + 1);
              setFailed(false);
            }}
            className={BUTTON.secondary}
          >
            {texts.retry}
          </button>
        )}
      </div>
      <Carousel
        texts={{ previous: words.previous, next: words.next, pictureOf: words.pictureOf }}
        className="mx-auto aspect-4/5 min-h-0 max-w-full overflow-hidden rounded-card"
      >
        {product.pictures.map((picture) => (
          <Picture key={picture.key} picture={picture} sizes={SIZES.full} className="aspect-4/5" />
        ))}
      </Carousel>
    </div>
  );
}
