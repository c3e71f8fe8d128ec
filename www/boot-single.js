// Starts the single file: what the site fetches stands here, packed, in the page itself. `cargo xtask single` puts this behind app.js, policy.js, fault.js and unpack.js.
if (!isFirst()) throw new Error("Điểm Báo runs in this page already");
const [script, module, gazetteer] = ["engine-script", "engine-module", "gazetteer"].map((id) => document.getElementById(id).textContent);
const constants = `const MODULE = "${module}", GAZETTEER = "${gazetteer}";\n`;
const engine = URL.createObjectURL(new Blob([constants, script], { type: "text/javascript" }));
document.querySelector("script[data-worker]").dataset.worker = engine;
allowOnly(engine);
unpack(document.getElementById("page-module").textContent)
  .then((module_or_path) => __wbg_init({ module_or_path }))
  .catch(cannotStart);
