#!/usr/bin/env bash
# Brings the translations up to date with the sources: new texts appear as unfinished, old ones go.
# packaging/update-translations.sh [FOLDER for the .ts files, by default resources/translations]
set -eu
cd "$(dirname "$0")/.."
folder=${1:-resources/translations}
lupdate=${LUPDATE:-$(command -v lupdate6 || command -v lupdate-qt6 || echo /usr/lib/qt6/bin/lupdate)}
[ -x "$lupdate" ] || { echo "lupdate is not here: install qt6-l10n-tools, or set LUPDATE" >&2; exit 1; }
# Places in the sources are left out: they would change with every line that moves.
options=(-silent -no-obsolete -locations none -extensions cpp,h -I .)
"$lupdate" "${options[@]}" core ui app -target-language fr -ts "$folder/wirebench_fr.ts"
"$lupdate" "${options[@]}" -pluralonly core ui app -target-language en -ts "$folder/wirebench_en.ts"
