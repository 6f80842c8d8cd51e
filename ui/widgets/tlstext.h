#pragma once

#include "core/tls/tlsoutcome.h"

#include <QString>

namespace wirebench {

/// One certificate in lines: for whom, by whom, for how long, its fingerprint.
QString certificateText(const Certificate &certificate);
/// What a handshake agreed on and whether the peer is who it should be, with its certificates.
QString outcomeText(const TlsOutcome &outcome);
/// "AB:CD:EF:01:…", short enough for a line.
QString shortFingerprint(const QByteArray &sha256);

} // namespace wirebench
