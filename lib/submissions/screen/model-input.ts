/** What the model looks at: a square of this many pixels a side, three bytes each. */
export const MODEL_PIXELS = 224;
export const PIXEL_BYTES = MODEL_PIXELS * MODEL_PIXELS * 3;
