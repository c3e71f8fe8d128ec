// Starts the single file: what the site fetches stands here, packed, in the page itself. `cargo xtask single` puts this behind app.js, policy.js and unpack.js.
const [script, module, gazetteer] = ["engine-script", "engine-module", "gazetteer"].map((id) => document.getElementById(id).textContent);
const constants = `const MODULE = "${module}", GAZETTEER = "${gazetteer}";\n`;
const engine = URL.createObjectURL(new Blob([constants, script], { type: "text/javascript" }));
document.querySelector("script[data-worker]").dataset.worker = engine;
allowOnly(engine);
__wbg_init({ module_or_path: await unpack(document.getElementById("page-module").textContent) });
