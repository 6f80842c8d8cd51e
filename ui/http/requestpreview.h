#pragma once

#include "core/workspace/httpsettings.h"

#include <QNetworkCookie>
#include <QWidget>

namespace wirebench {

class AnatomyView;
class Look;

/// The bytes that would go out now, before they do: the first request of an exchange, as far as it is known
/// without a server's word. GUI thread; owned by the form.
class RequestPreview final : public QWidget
{
    Q_OBJECT

public:
    static constexpr qsizetype bodyLimit = 64 * 1024; ///< bytes of the body that are shown

    /// @param look must outlive the preview
    explicit RequestPreview(Look &look, QWidget *parent = nullptr);

    void preview(const HttpRequestSettings &settings, const QList<QNetworkCookie> &cookies);
    AnatomyView *anatomy() const { return m_anatomy; }

private:
    void preview(const HttpRequest &request, const QList<QNetworkCookie> &cookies);
    static QString remarkFor(const HttpBody &body, HttpBodyKind kind);

    AnatomyView *m_anatomy;
    HttpBodyKind m_kind = HttpBodyKind::None;
};

} // namespace wirebench
