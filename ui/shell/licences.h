#pragma once

#include <QList>

namespace wirebench {

/// Something by others that is part of the programs, or bundled with them in the portable archive. Plain data.
struct LicensedPart
{
    const char *name;
    const char *use;     ///< source text of the translation context "Licences"
    const char *licence; ///< its SPDX identifier
    const char *address;
};

/// All of them; Wirebench itself first.
const QList<LicensedPart> &licensedParts();

} // namespace wirebench
