// Shows the last orders and how they move. Text is only ever set as text, so nothing in an order can become markup.
const rows = document.getElementById("orders");
const table = rows.parentElement;
const state = document.getElementById("state");

function money(total) {
  const format = new Intl.NumberFormat(undefined, { style: "currency", currency: total.currency });
  return format.format(total.amount / 10 ** format.resolvedOptions().maximumFractionDigits);
}

function words(text) {
  return text.replaceAll("_", " ");
}

function cell(row, text) {
  const td = document.createElement("td");
  td.textContent = text;
  row.append(td);
  return td;
}

function row(order) {
  const tr = document.createElement("tr");
  const link = document.createElement("a");
  link.href = "/v1/orders/" + encodeURIComponent(order.id);
  link.textContent = order.id;
  cell(tr, "").append(link);
  const status = cell(tr, words(order.status));
  if (order.needs_attention) status.className = "attention";
  cell(tr, words(order.payment_status));
  cell(tr, money(order.total));
  cell(tr, new Date(order.created_at).toLocaleString());
  return tr;
}

async function look() {
  try {
    const answer = await fetch("/v1/orders?limit=20", { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error("HTTP " + answer.status);
    const orders = (await answer.json()).items;
    rows.replaceChildren(...orders.map(row));
    table.hidden = orders.length === 0;
    state.textContent = orders.length === 0 ? "No orders yet." : "";
  } catch (error) {
    state.textContent = "The orders cannot be read just now (" + error.message + ").";
  }
  setTimeout(look, document.hidden ? 10000 : 1000);
}

look();
