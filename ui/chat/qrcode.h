#pragma once

#include <QByteArray>
#include <QImage>

namespace wirebench {

/// A QR code of some bytes (ISO/IEC 18004, error correction M), black on white, one pixel for each module,
/// with the quiet zone of four modules around it. Null where it is too long, or Wirebench was built without
/// libqrencode. Of any thread.
QImage qrCode(const QByteArray &text);

/// Whether it was built with libqrencode.
bool hasQrCodes();

} // namespace wirebench
