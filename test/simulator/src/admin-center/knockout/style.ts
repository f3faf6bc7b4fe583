/** The look of the top document: calm, near the real one, light and dark. */
export const STYLE = `
:root{color-scheme:light dark;--bg:#fff;--bg2:#faf9f8;--bar:#fff;--text:#242424;--dim:#605e5c;--line:#e1dfdd;--hover:#f3f2f1;--accent:#0f6cbd;--accent-text:#fff;--ok:#107c10;--warn:#9d5d00;--bad:#b10e1c;--shadow:0 8px 28px #0003}
@media(prefers-color-scheme:dark){:root{--bg:#1b1a19;--bg2:#201f1e;--bar:#11100f;--text:#f3f2f1;--dim:#b3b0ad;--line:#3b3a39;--hover:#292827;--accent:#479ef5;--accent-text:#0b1a28;--ok:#6ccb5f;--warn:#fce100;--bad:#f1707b;--shadow:0 8px 28px #000a}}
*{box-sizing:border-box}
html,body{height:100%;margin:0}
body{font:13px/1.45 "Segoe UI","Segoe UI Variable",-apple-system,"Helvetica Neue",Arial,sans-serif;color:var(--text);background:var(--bg)}
a{color:var(--accent);text-decoration:none}a:hover{text-decoration:underline}
button{font:inherit;color:inherit;background:none;border:0;cursor:pointer}
button:disabled{cursor:default;opacity:.45}
:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
.fxs-icon{fill:none;stroke:currentColor;stroke-width:1.3;flex:none}
.fxs-visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.fxs-portal{display:grid;grid:48px 1fr/228px 1fr;height:100%}
.fxs-topbar{grid-column:1/3;display:flex;align-items:center;gap:24px;padding:0 16px;background:var(--bar);border-bottom:1px solid var(--line)}
.fxs-topbar-home{font-weight:600;font-size:15px;color:var(--text);white-space:nowrap}
.fxs-topbar-search{flex:0 1 520px;margin:0 auto;display:flex;gap:8px;align-items:center;padding:6px 12px;border:1px solid var(--line);border-radius:4px;color:var(--dim);background:var(--bg2)}
.fxs-avatarmenu{display:flex;align-items:center;gap:10px;text-align:right;line-height:1.25;padding:0}
.fxs-avatarmenu-text{display:flex;flex-direction:column}
.fxs-avatarmenu-tenant{font-size:10px;color:var(--dim)}
.fxs-avatarmenu-picture{width:30px;height:30px;border-radius:50%;display:grid;place-items:center;background:var(--accent);color:var(--accent-text);font-weight:600}
.fxs-sidebar{border-right:1px solid var(--line);background:var(--bg2);padding:8px;display:flex;flex-direction:column;gap:2px;overflow:auto}
.fxs-sidebar-item{display:flex;align-items:center;gap:10px;padding:7px 10px;border-radius:4px;color:var(--text);text-align:left;width:100%}
.fxs-sidebar-item:hover,.fxs-menu-item:hover{background:var(--hover);text-decoration:none}
.fxs-sidebar-heading{font-weight:600;margin-top:6px}.fxs-sidebar-heading .fxs-sidebar-label{flex:1}
.fxs-sidebar-item-inner{padding-left:28px}
.fxs-sidebar-item-selected,.fxs-menu-item-selected{background:var(--hover);box-shadow:inset 3px 0 var(--accent);font-weight:600}
.fxs-portal-main{min-width:0;min-height:0;display:flex;flex-direction:column;overflow:hidden}
.fxs-breadcrumb{display:flex;gap:6px;padding:8px 24px 0;font-size:12px;color:var(--dim)}
.fxs-blade{flex:1;min-height:0;display:flex;flex-direction:column}
.fxs-blade-header{padding:4px 24px 12px;border-bottom:1px solid var(--line);min-height:62px}
.fxs-blade-title-titleText{font-size:21px;line-height:1.3;font-weight:600;margin:0}
.fxs-blade-title-subtitleText{font-size:12px;color:var(--dim)}
.fxs-blade-body{flex:1;min-height:0;display:flex}
.fxs-menu{flex:none;width:212px;border-right:1px solid var(--line);padding:10px 8px;display:flex;flex-direction:column;gap:2px}
.fxs-menu-empty{display:none}
.fxs-menu-item{display:flex;gap:10px;align-items:center;padding:7px 10px;border-radius:4px;color:var(--text)}
.fxs-blade-content{flex:1;min-width:0;overflow:auto;padding:12px 24px 32px}
.fxs-blade-content:empty{display:none}
.fxs-blade-content p{max-width:92ch;color:var(--dim);margin:6px 0 12px}
.fxs-reactview-host{flex:1;min-width:0;display:none}
.fxs-blade-content:empty+.fxs-reactview-host{display:block}
.fxs-reactview-frame{width:100%;height:100%;border:0;display:block}.fxs-reactview-frame[hidden]{display:none}
.fxs-blade-progress{height:3px;margin:-12px -24px 0;overflow:hidden}
.fxs-blade-progress-dots{display:block;height:3px;width:30%;background:linear-gradient(90deg,transparent,var(--accent),transparent);animation:slide 1.2s linear infinite}
@keyframes slide{from{transform:translateX(-100%)}to{transform:translateX(340%)}}
@media(prefers-reduced-motion:reduce){.fxs-blade-progress-dots{animation:none;width:100%}}
.azc-toolbar{display:flex;gap:4px;margin:0 -8px 10px;flex-wrap:wrap}
.azc-toolbarButton-container{display:flex;gap:8px;align-items:center;padding:6px 8px;border-radius:4px}
.azc-toolbarButton-container:hover:enabled,.fxc-copybutton:hover{background:var(--hover)}
.azc-toolbarButton-container .fxs-icon{color:var(--accent)}
.azc-tabs{display:flex;gap:18px;border-bottom:1px solid var(--line);margin:4px 0 14px}
.fxc-section-tab{padding:7px 2px;border-bottom:2px solid transparent}
.fxc-section-tab-active{border-color:var(--accent);font-weight:600}
.fxc-essentials{max-width:1080px}
.fxc-essentials-header{font-size:14px;margin:6px 0 12px}
.fxc-essentials-content{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(460px,100%),1fr));gap:8px 24px}
.fxc-essentials-item{display:flex;gap:8px;align-items:baseline;min-height:26px}
.fxc-essentials-label-container{flex:0 0 168px;color:var(--dim);display:flex;gap:4px}
.fxc-essentials-colon{margin-left:auto}
.fxc-essentials-value-wrapper{display:flex;align-items:center;gap:6px;min-width:0}
.fxc-essentials-value{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.fxc-copybutton{padding:3px;border-radius:3px;display:inline-grid;color:var(--accent);vertical-align:middle}
.fxc-gc{width:100%;border-top:1px solid var(--line)}
.fxc-gc-header,.fxc-gc-row{display:grid;grid-template-columns:minmax(190px,1.3fr) minmax(86px,.5fr) minmax(140px,1.2fr) minmax(176px,.9fr) minmax(140px,.9fr);border-bottom:1px solid var(--line)}
.fxc-gc-columns-3>.fxc-gc-header,.fxc-gc-columns-3>.fxc-gc-rows>.fxc-gc-row{grid-template-columns:1.3fr 1.3fr 1fr}
.fxc-gc-columns-4>.fxc-gc-header,.fxc-gc-columns-4>.fxc-gc-rows>.fxc-gc-row{grid-template-columns:1fr .6fr 1.6fr 1.6fr}
.fxc-gc-columnheader{font-weight:600;min-width:0;hyphens:auto;overflow-wrap:anywhere;padding:8px 10px 8px 0}
.fxc-gc-cell{padding:8px 10px 8px 0;min-width:0}
.fxc-gc-cell-content{display:flex;align-items:center;gap:6px;min-width:0}
.fxc-gc-cell-content .fxc-gc-text{overflow-wrap:anywhere}
.fxc-gc-row:hover{background:var(--hover)}
.fxc-gc-row-group{display:block;background:var(--bg2);font-weight:600}
.fxc-gc-empty{padding:18px 0;color:var(--dim)}
.ext-app-tile{width:18px;height:18px;border-radius:3px;background:color-mix(in srgb,var(--accent) 28%,transparent);flex:none}
.ext-section-title{font-size:15px;margin:18px 0 4px}
.ext-status{display:flex;gap:6px;align-items:center}.ext-status-ok .fxs-icon{color:var(--ok)}.ext-status-warning .fxs-icon{color:var(--warn)}
.ext-expired,.ext-expired-mark{color:var(--bad)}
.ext-secret-value{font-family:ui-monospace,Consolas,monospace;font-size:12px}
.ext-filter{max-width:560px}.ext-count{margin:0 0 8px}
.ext-form{max-width:720px}.ext-form h3{font-size:14px;margin:22px 0 2px}
.azc-optionPicker{display:grid;gap:8px}.azc-optionPicker-item{display:flex;gap:8px}
.azc-textField,.fxc-weave-formElement{display:grid;gap:4px;margin:0 0 12px}
.azc-form-label{font-weight:600}
.azc-input{font:inherit;color:inherit;background:var(--bg);border:1px solid var(--dim);border-radius:3px;padding:6px 9px;width:100%}
.ext-footer{border-top:1px solid var(--line);margin-top:28px;padding-top:8px}
.fxt-button{border:1px solid var(--dim);border-radius:3px;padding:6px 18px;background:var(--bg)}
.fxt-button:hover:enabled{background:var(--hover)}
.fxt-button-primary,.fxt-button-primary:hover:enabled{background:var(--accent);border-color:var(--accent);color:var(--accent-text)}
.fxs-contextpane{position:fixed;inset:48px 0 0 auto;width:min(600px,100vw);background:var(--bg);box-shadow:var(--shadow);display:flex;flex-direction:column;z-index:2}
.fxs-contextpane-header{display:flex;align-items:center;padding:14px 22px 4px}.fxs-contextpane-title{font-size:18px;margin:0;flex:1}
.fxs-contextpane-close{padding:6px;display:grid}
.fxs-contextpane-content{flex:1;overflow:auto;padding:6px 22px 20px}.fxs-contextpane-content h4{font-size:14px;margin:14px 0 8px}
.fxs-contextpane-footer{display:flex;gap:10px;padding:12px 22px;border-top:1px solid var(--line)}
.ext-api-card,.ext-kind{display:flex;flex-direction:column;gap:6px;width:100%;text-align:left;border:1px solid var(--line);border-radius:4px;padding:14px}
.ext-api-card:hover,.ext-kind:hover{border-color:var(--accent)}
.ext-kind[aria-checked=true]{border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
.ext-api-name,.ext-kind-title{font-weight:600;font-size:14px}.ext-api-text,.ext-api-url,.ext-kind span+span{color:var(--dim)}
.ext-api-head{display:flex;flex-direction:column;margin:10px 0}.ext-back{color:var(--accent);padding:0}
.ext-pane-tab{border-bottom:2px solid var(--accent);display:inline-block;font-weight:600;padding-bottom:4px}
.ext-kinds{display:grid;grid-template-columns:1fr 1fr;gap:12px}
.ext-permission-tree{border-top:1px solid var(--line)}
.ext-permission-tree-head,.ext-permission-item{display:grid;grid-template-columns:auto 1fr 150px;gap:10px;padding:8px 0;border-bottom:1px solid var(--line)}
.ext-permission-tree-head{grid-template-columns:1fr 150px;font-weight:600}
.ext-permission-group-title{display:flex;gap:8px;align-items:center;padding:9px 2px;width:100%;border-bottom:1px solid var(--line);font-weight:600}
.ext-permission-item{padding-left:26px;cursor:pointer}.ext-permission-item-text{display:flex;flex-direction:column}
.ext-permission-item-description{color:var(--dim)}
.fxs-dialog-backdrop{position:fixed;inset:0;background:#0006;z-index:3;display:grid;place-items:start center;padding-top:18vh}
.fxs-messagebox{width:min(560px,92vw);background:var(--bg);box-shadow:var(--shadow);border-radius:6px;padding:20px 24px}
.fxs-messagebox-title{font-size:17px;margin:0 0 8px}.fxs-messagebox-buttons{display:flex;gap:10px;margin-top:18px}
.fxs-toast-host{position:fixed;right:16px;top:58px;z-index:4}
.fxs-toast{display:flex;gap:10px;align-items:center;background:var(--bg);box-shadow:var(--shadow);border-left:3px solid var(--ok);border-radius:4px;padding:12px 14px;max-width:420px}
.fxs-toast>.fxs-icon{color:var(--ok)}.fxs-toast button{padding:2px;display:grid}
.fxs-blade-noaccess{max-width:640px;padding:24px 0}.fxs-blade-noaccess-title{font-size:18px;margin:0 0 4px}
.ext-details{display:grid;grid-template-columns:max-content 1fr;gap:4px 18px;color:var(--dim)}.ext-details dd{margin:0}
.ext-home-tenant{font-size:24px;color:var(--text)!important;margin:12px 0 0!important}
.ext-home-cards{display:flex;gap:16px;flex-wrap:wrap;margin-top:18px}
.ext-home-card{width:200px;padding:18px;border:1px solid var(--line);border-radius:6px;background:var(--bg2);display:flex;flex-direction:column;color:var(--text)}
.ext-home-count{font-size:28px;font-weight:300}
.sign-in{width:440px;max-width:94vw;margin:16vh auto;padding:40px;background:var(--bg);box-shadow:var(--shadow)}
.sign-in-logo{font-size:18px;font-weight:600;color:var(--dim);margin:0}.sign-in h1{font-size:22px;margin:14px 0 4px}.sign-in .fxt-button{margin-top:18px;float:right}
body:has(.sign-in){background:var(--hover)}
@media(max-width:760px){.fxs-portal{grid-template-columns:48px 1fr}.fxs-sidebar-label,.fxs-topbar-search,.fxs-avatarmenu-text,.fxs-sidebar-heading .fxs-icon-chevronDown{display:none}.fxs-sidebar-item{padding:8px;justify-content:center}.fxs-menu{width:150px}.fxc-essentials-content{grid-template-columns:1fr}}
`;
