#pragma once

#include "core/answer/answer.h"
#include "core/net/tcpserver.h"
#include "core/program/sourcetext.h"

#include <initializer_list>

namespace wirebench {

/// Lines that several programs for Qt have in common.

SourceText qtProgram(const QString &title);
/// `#include <…>` for each.
void needQt(SourceText &out, std::initializer_list<const char *> headers);
/// A QByteArray and a QString with these contents.
QString qtBytes(const QByteArray &bytes, int indent);
QString qtText(const QString &text);
/// A QHostAddress for bind() and listen().
QString qtAddress(const HostSpec &host, AddressFamily family);
/// What is answered to @p data; empty for nothing.
QString qtAnswer(const AnswerConfig &answer, const QString &data);
/// main() with its event loop.
void beginQtMain(SourceText &out);
void endQtMain(SourceText &out);

/// The program of a TCP server that is not on a Unix-domain path.
QString qtServerProgram(const TcpServerConfig &config, const AnswerConfig &answer);

} // namespace wirebench
