"""How a finished column comes to where readers see it: a file for each way, by the name that `site.yaml` gives it."""

from generator.publishing.means import archive, folder, git, rsync

MEANS = {"thư mục": folder.MEANS, "rsync": rsync.MEANS, "git": git.MEANS, "zip": archive.MEANS}
