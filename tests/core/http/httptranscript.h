#pragma once

#include "core/http/httpreader.h"

#include <QStringList>

/// What a reader says about a conversation, as one line an event, so that two ways of reading can be
/// compared. The pieces of one body are put together, for how many they are depends on how the bytes came.
struct HttpTranscript
{
    QStringList events;
    QList<wirebench::HttpPart> parts; ///< of the last message
    quint64 size = 0;
    wirebench::Error error;

    friend bool operator==(const HttpTranscript &, const HttpTranscript &) = default;
};

/// @param pieces of the bytes as they come; @param methods of the requests that are answered, in their order;
/// @param ends the peer closes behind them.
HttpTranscript transcribe(wirebench::HttpReader reader, const QList<QByteArray> &pieces,
                          const QList<QByteArray> &methods = {}, bool ends = true);

/// @p bytes cut at each of @p cuts.
QList<QByteArray> cutAt(const QByteArray &bytes, const QList<qsizetype> &cuts);
QList<QByteArray> cutIntoBytes(const QByteArray &bytes);
