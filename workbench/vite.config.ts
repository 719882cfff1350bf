import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

// One script and one style sheet: the same two files are put into the single-file page, where nothing can be
// fetched later.
export default defineConfig({
  base: "./",
  plugins: [svelte()],
  build: {
    outDir: "../src/rashomon/present/dist",
    emptyOutDir: true,
    target: "es2022",
    cssCodeSplit: false,
    modulePreload: false,
    assetsInlineLimit: 100_000,
    chunkSizeWarningLimit: 2000,
    rollupOptions: { output: { codeSplitting: false } },
  },
});
