/** Put in by the bundler: true only in the package that settings get, which refuses every debugging switch. Absent where sources run unbundled. */
declare const __RELEASE__: boolean;
