import { ARMixin } from "@google/model-viewer/lib/features/ar.js";
import { ControlsMixin } from "@google/model-viewer/lib/features/controls.js";
import { EnvironmentMixin } from "@google/model-viewer/lib/features/environment.js";
import { LoadingMixin } from "@google/model-viewer/lib/features/loading.js";
import { SceneGraphMixin } from "@google/model-viewer/lib/features/scene-graph.js";
import { StagingMixin } from "@google/model-viewer/lib/features/staging.js";
import ModelViewerElementBase from "@google/model-viewer/lib/model-viewer-base.js";

// The whole element without animations, annotations and further models: a product stands still, alone.
customElements.define(
  "model-viewer",
  SceneGraphMixin(StagingMixin(EnvironmentMixin(ControlsMixin(ARMixin(LoadingMixin(ModelViewerElementBase)))))),
);
