#pragma once

#include "core/base/bytes.h"
#include "core/http/bodystore.h"

#include <QImage>
#include <QString>

#include <atomic>

namespace wirebench {

/// The ways in which a body can be looked at.
enum class BodyMode : quint8 { Json, Text, Hex, Image };

/// What a way of looking needs, read from a body: bounded, whatever the body's size. A value.
struct BodyContent
{
    static constexpr qint64 textLimit = 256 * 1024;        ///< bytes of a text
    static constexpr qsizetype laidOutLimit = 1024 * 1024; ///< characters of formatted JSON
    static constexpr qint64 hexLimit = 16 * 1024 * 1024;   ///< bytes
    static constexpr qint64 imageLimit = 64 * 1024 * 1024; ///< bytes of the file
    static constexpr int imageSide = 4096;                 ///< pixels; larger ones are decoded smaller
    static constexpr int imageMegabytes = 256;             ///< memory for decoding

    BodyMode mode = BodyMode::Text;
    QString text;    ///< Json and Text
    QString charset; ///< of the text
    Bytes bytes;     ///< Hex
    QImage image;    ///< Image
    QSize imageSize; ///< as the file has it
    qint64 used = 0; ///< bytes of the body that this stands for
    qint64 size = 0; ///< bytes of the body
    QString trouble; ///< why it cannot be shown in this way, in the window's language; empty: it is
};

/// The way that suits a body of this type; the first bytes decide where the type says nothing.
BodyMode bodyModeFor(const QByteArray &contentType, QByteArrayView begin);

/// Reads and formats; for the thread pool. @param contentType of the answer, with its charset.
BodyContent readBody(const BodyStore &body, const QByteArray &contentType, BodyMode mode,
                     const std::atomic_bool &cancelled);

} // namespace wirebench
