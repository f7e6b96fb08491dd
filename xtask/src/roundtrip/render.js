// Renders one API description with widdershins: node render.js SPEC TRUTH.json PAGE.md
// The description may be OpenAPI 3 or Swagger 2, in JSON or YAML; TRUTH.json is what the page was rendered from.
'use strict';
const fs = require('fs');
const yaml = require('yaml');
const converter = require('swagger2openapi');
const widdershins = require('widdershins');

const [spec, truth, page] = process.argv.slice(2);
const options = { codeSamples: true, sample: true, search: true, maxDepth: 10,
  language_tabs: [{ shell: 'Shell' }] };

// Only the page counts; what the tools print on the way does not.
console.warn = console.log = () => {};

async function main() {
  let api = yaml.parse(fs.readFileSync(spec, 'utf8'), { maxAliasCount: -1 });
  if (api.swagger) {
    api = (await converter.convertObj(api, { patch: true, warnOnly: true })).openapi;
  }
  fs.writeFileSync(truth, JSON.stringify(api));
  fs.writeFileSync(page, await widdershins.convert(JSON.parse(JSON.stringify(api)), options));
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
