// Photos of a thread are shrunk before they are sent, which also leaves behind where and when they were taken. Where a
// browser cannot do it, the file goes as it is: the service encodes every photo anew.
const LONGEST = 2048;
const QUALITY = 0.82;

async function shrunk(file) {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const pen = canvas.getContext("2d");
    // What is see-through is white on paper.
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const made = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
    // A name may say where and when as well.
    return made ? new File([made], "photo.jpg", { type: "image/jpeg" }) : file;
  } catch {
    return file;
  }
}

// What a preview shows of a photo, as an address that the page's policy lets through.
async function thumbnail(file) {
  try {
    const picture = await createImageBitmap(file, { resizeHeight: 96, imageOrientation: "from-image" });
    const canvas = document.createElement("canvas");
    canvas.width = picture.width;
    canvas.height = picture.height;
    canvas.getContext("2d").drawImage(picture, 0, 0);
    picture.close();
    return canvas.toDataURL("image/jpeg", 0.6);
  } catch {
    return "";
  }
}

// For the form of the app, which keeps photos with the report until both are sent.
self.mingjingPhotos = { shrunk, thumbnail };

document.addEventListener("submit", async (event) => {
  const form = event.target;
  const input = form.querySelector('input[type="file"][name="photos"]');
  if (!input || !input.files.length || form.dataset.shrunk) return;
  event.preventDefault();
  const button = form.querySelector('button[type="submit"]');
  if (button) button.disabled = true;
  const files = new DataTransfer();
  // One after the other: a phone has little memory.
  for (const file of input.files) files.items.add(await shrunk(file));
  input.files = files.files;
  form.dataset.shrunk = "1";
  form.submit();
}, true);
