import { escapeHtml } from "../http/html.ts";

/** The bench window's frame; client.ts fills it. */
export const benchPage = (reg: string): string => `<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>作業台 ${escapeHtml(reg)}</title><link rel="stylesheet" href="fonts/400.css"><link rel="stylesheet" href="fonts/700.css"><link rel="stylesheet" href="bench.css"></head>
<body><header><h1>作業台</h1><span>レジ ${escapeHtml(reg)}・試験用の機器とサーバ</span><span id="link" class="lamp off">接続待ち</span></header>
<main>
<section id="cards"><h2>カード</h2><p class="hint">押すとカードをリーダにタッチします。</p><div class="rows"></div>
<div class="bar"><button data-do="stranger">交通系カード</button><button data-do="lift">カードを離す</button></div></section>
<section id="flows"><h2>アプリ</h2><div class="bar"><select id="scope"><option value="both">支払いとチャージ</option>
<option value="payment">支払いのみ</option><option value="topup">チャージのみ</option></select><label><input id="long" type="checkbox">22文字</label>
<label><input id="expired" type="checkbox">期限切れ</label></div><div id="phone"></div><p id="tray" class="hint"></p><div id="apps" class="rows"></div>
<h2>カード設定</h2><div class="bar"><button id="fresh">新しいカード</button><button id="again">同じカードをもう一度</button></div>
<div class="bar"><input id="number" inputmode="numeric" maxlength="10" placeholder="学生証の番号 10桁"><button id="tap-number">この番号のカード</button></div>
<h2>返品</h2><div class="bar"><button id="receipt">前回のレシートのQRを読む</button></div></section>
<section id="codes"><h2>スキャン</h2><div class="bar"><input id="find" placeholder="商品名・カナ・コード" autocomplete="off">
<button id="send">この番号を読む</button></div><div class="keys"></div></section>
<section id="paper"><h2>レシート</h2><pre id="display" class="display"></pre><div id="printing" class="hint"></div><div class="rolls"></div></section>
<section id="side"><h2>ドロア</h2><div class="bar"><b id="drawer"></b><button id="shut">閉める</button><button id="open">鍵で開ける</button></div>
</section>
<section class="wide"><h2>不具合</h2><p class="hint">入れると起こり、切ると直ります。小さな字は、レジ係の画面に現れるはずのことです。</p><div id="faults"></div></section>
<section id="book" class="wide"><h2>ポケペイと本部</h2><div class="two"><div id="moved"></div><div id="held"></div></div></section>
<section id="leaves" class="wide"></section>
</main><script src="flows.js" defer></script><script src="bench.js" defer></script></body></html>`;

export const benchStyle = `:root{--ink:#23262b;--soft:#6b6f76;--line:#dddad2;--ground:#f4f2ee;--card:#fff;--brand:#00205b;--green:#1a7f4b;--red:#b3261e;--amber:#9a6700}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:14px/1.5 "BIZ UDPGothic","Noto Sans CJK JP",sans-serif}
header{display:flex;gap:16px;align-items:center;padding:8px 20px;background:var(--brand);color:#fff}h1{font-size:18px;margin:0}header span{opacity:.85}
header .lamp{margin-left:auto;opacity:1}main{display:grid;grid-template-columns:300px 400px 1fr 340px 280px;gap:16px;padding:16px;align-items:start}
section{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:12px 16px}.wide{grid-column:1/-1}
h2{font-size:14px;margin:0 0 8px;color:var(--brand)}h2:not(:first-child){margin-top:20px}.hint{color:var(--soft);margin:0 0 8px;font-size:12px}
button,input,select{font:inherit;min-height:36px;border:1px solid var(--line);border-radius:6px;background:#fff;color:var(--ink);padding:4px 12px}
button{cursor:pointer}button:hover{border-color:var(--brand)}button:active{background:#e8ecf4}input{flex:1;min-width:0}
.bar{display:flex;gap:8px;align-items:center;margin:8px 0;flex-wrap:wrap}.rows{display:grid;gap:6px}
.rows button{display:grid;grid-template-columns:1fr auto;text-align:left;width:100%;min-height:52px}.rows small{color:var(--soft)}
.rows .n{text-align:right;font-variant-numeric:tabular-nums}.rows .on{border-color:var(--green);box-shadow:inset 4px 0 var(--green)}
.rowline{display:flex;gap:6px;align-items:center}.who{flex:1;min-width:0}.who small{display:block;color:var(--soft);font-size:11px;line-height:1.3}
#apps button{width:auto;min-height:36px;padding:4px 8px;font-size:12px;white-space:nowrap}#flows .bar label{display:flex;gap:4px;align-items:center;font-size:13px}
#phone{display:grid;gap:4px;justify-items:start}#phone:not(:empty){background:#eef3fb;border-radius:8px;padding:8px 12px;margin:0 0 8px}#phone code{font-size:16px;word-break:break-all}
.small{min-height:28px;padding:2px 8px;font-size:12px}
.keys{display:grid;grid-template-columns:repeat(auto-fill,minmax(132px,1fr));gap:6px;max-height:860px;overflow:auto}
.keys h3{grid-column:1/-1;font-size:12px;margin:8px 0 0;color:var(--soft)}.keys button{text-align:left;min-height:52px;font-size:13px;line-height:1.3}
.keys small{color:var(--soft);display:block;font-variant-numeric:tabular-nums}
.display{background:#10231c;color:#7dffb0;padding:8px 12px;border-radius:6px;font:16px/1.4 "BIZ UDGothic",monospace;margin:0 0 8px;min-height:60px}
.rolls{display:grid;gap:12px;max-height:760px;overflow:auto;background:#e9e6df;padding:12px;border-radius:6px}
.rolls img{width:100%;background:#fff;box-shadow:0 1px 4px #0003}.rolls figure{margin:0}.rolls figcaption{font-size:12px;color:var(--soft)}
input[type=checkbox]{flex:none;min-height:0;width:18px;height:18px;margin:0;accent-color:var(--red)}
#faults{columns:5 300px;column-gap:20px}#faults fieldset{border:0;border-top:2px solid var(--brand);padding:6px 0 0;margin:0 0 20px;break-inside:avoid-column}
#faults legend{float:left;width:100%;display:flex;justify-content:space-between;align-items:center;padding:0;margin:0 0 4px;font-weight:700;color:var(--brand)}#faults legend .hint{margin:0;font-weight:400}
#faults label{clear:both;display:grid;grid-template-columns:18px 1fr;gap:10px;align-items:start;padding:5px 6px;border-radius:6px;font-size:13px;cursor:pointer;break-inside:avoid}
#faults label:hover{background:var(--ground)}#faults label.on{background:#fbeae8}#faults small{display:block;color:var(--soft);font-size:12px;line-height:1.4}#faults input{margin-top:2px}
.lamp{padding:2px 10px;border-radius:10px;font-size:12px;color:#fff;background:var(--green)}.lamp.off{background:var(--red)}
.two{display:grid;grid-template-columns:1fr 1fr;gap:24px}table{border-collapse:collapse;width:100%;font-size:13px}
td,th{padding:4px 8px;border-bottom:1px solid var(--line);text-align:left}.n{text-align:right;font-variant-numeric:tabular-nums}
code{font-family:"BIZ UDGothic",monospace;font-size:12px}@media(max-width:1500px){main{grid-template-columns:1fr 1fr}}@media(max-width:820px){main{grid-template-columns:1fr}}`;
