import react from "@vitejs/plugin-react";
import { loadEnv } from "vite";
import { defineConfig } from "vitest/config";

export default defineConfig(({ mode }) => {
  // `npm run dev` shows the working tree against a stack that runs already (`make run`).
  const stack = loadEnv(mode, ".", "AMENDS_").AMENDS_URL ?? "http://127.0.0.1:8700";
  return {
    plugins: [react()],
    // The pages that are used all day come as one file, the reports when one opens them; no file is inlined, which the
    // policy would forbid.
    build: { chunkSizeWarningLimit: 1200, assetsInlineLimit: 0 },
    server: { host: "127.0.0.1", proxy: { "/api": stack, "/config.json": stack } },
    test: { include: ["src/**/*.test.ts"] },
  };
});
