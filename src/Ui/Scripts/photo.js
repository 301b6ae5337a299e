// Photos are reduced to 2,000 px on the phone before they are sent: an <input type="file" data-photo>.
const longest = 2000;
const small = 400 * 1024;
const working = new WeakMap();
const reduce = async (file) => {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size <= small) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.82));
    return blob && blob.size < file.size
      ? new File([blob], file.name.replace(/\.\w+$/, ".jpg"), { type: "image/jpeg", lastModified: file.lastModified })
      : file;
  } catch {
    return file;
  }
};
document.addEventListener("change", (event) => {
  const input = event.target;
  if (!("photo" in (input.dataset ?? {})) || !input.files?.length) return;
  const work = (async () => {
    const box = new DataTransfer();
    for (const file of input.files) box.items.add(await reduce(file));
    input.files = box.files;
    const line = document.getElementById("status");
    if (line) line.textContent = [...box.files].map((file) => `${file.name}, ${Math.ceil(file.size / 1024)} KB`).join("; ");
    // Listeners that send at once wait for this event instead of "change".
    input.dispatchEvent(new CustomEvent("photo:ready", { bubbles: true }));
  })();
  if (input.form) working.set(input.form, work);
});
document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  const work = working.get(form);
  if (!work) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  working.delete(form);
  // Work that is done already answers while this event still runs, and a form drops a submit inside its own.
  work.then(() => setTimeout(() => form.requestSubmit(submitter)));
}, true);
