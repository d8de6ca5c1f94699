// Runs in the page: asks sifcalc each of the questions of {request, form, file}, the content of a file in
// base64, and gives each its reply, or the SHA-256 of a file, and how many milliseconds it took.
async (questions) => {
  await window.sifcalc.ready;
  const replies = [];
  for (const { request, form, file } of questions) {
    const asked = { ...request };
    if (file !== undefined) asked.content = Uint8Array.from(atob(file), (c) => c.charCodeAt(0));
    const before = performance.now();
    const { answer, download } = window.sifcalc;
    const reply = await (form ? download(asked, form) : answer(asked));
    const took = performance.now() - before;
    if (reply instanceof Uint8Array) {
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", reply));
      const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
      replies.push({ sha256, took });
    } else replies.push({ reply, took });
  }
  return replies;
};
