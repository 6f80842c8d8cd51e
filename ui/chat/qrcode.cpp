#include "ui/chat/qrcode.h"

#ifdef WIREBENCH_HAS_QRENCODE
#include <qrencode.h>

#include <memory>
#endif

namespace wirebench {

#ifdef WIREBENCH_HAS_QRENCODE

QImage qrCode(const QByteArray &text)
{
    constexpr int quietZone = 4; // modules, as the standard wants it
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(int(text.size()), reinterpret_cast<const unsigned char *>(text.constData()), 0,
                          QR_ECLEVEL_M),
        &QRcode_free);
    if (!code)
        return {};
    QImage image(code->width + 2 * quietZone, code->width + 2 * quietZone, QImage::Format_RGB32);
    image.fill(Qt::white);
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            if ((code->data[y * code->width + x] & 1) != 0)
                image.setPixel(x + quietZone, y + quietZone, qRgb(0, 0, 0));
        }
    }
    return image;
}

bool hasQrCodes()
{
    return true;
}

#else

QImage qrCode(const QByteArray &)
{
    return {};
}

bool hasQrCodes()
{
    return false;
}

#endif

} // namespace wirebench
