// On a phone the menu is drawn sideways: brings the entry of this page, and whichever the keyboard reaches, wholly into view.
{
  const menu = document.querySelector(".menu");
  const show = (entry) => {
    const own = entry.getBoundingClientRect();
    const row = menu.getBoundingClientRect();
    if (own.left < row.left) menu.scrollLeft += own.left - row.left;
    if (own.right > row.right) menu.scrollLeft += own.right - row.right;
  };
  const current = menu.querySelector("[aria-current]");
  if (current) show(current);
  menu.addEventListener("focusin", (event) => show(event.target));
}
