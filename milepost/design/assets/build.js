// Builds the committed stylesheet and copies GOV.UK Frontend's script beside it. Run: npm ci && npm run build
import { copyFileSync, writeFileSync } from "node:fs";
import * as sass from "sass";

const out = "../static/design/";
const { css } = sass.compile("app.scss", { style: "compressed", quietDeps: true });
writeFileSync(out + "app.css", css);
copyFileSync("node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js", out + "govuk-frontend.min.js");
