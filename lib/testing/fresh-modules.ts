import { vi } from "vitest";

// Test files share a process and the libraries in it. Whatever is ours begins anew with each of them.
vi.resetModules();
