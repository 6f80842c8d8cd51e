#pragma once

#include "core/workspace/httpsettings.h"
#include "ui/widgets/look.h"

#include <QNetworkCookie>
#include <QTimer>
#include <QWidget>

namespace wirebench {

class BodyFields;
class CookiesPanel;
class LinesEditor;
class LoginFields;
class PanelPages;
class RequestOptions;
class RequestPreview;
class SentRequestsPanel;
class TlsFields;

/// What is said in a request beside its method and its address, as pages: headers, body, login, options,
/// cookies, a preview of the bytes, and what was sent before. GUI thread; owned by its tab.
class RequestForm final : public QWidget
{
    Q_OBJECT

public:
    /// @param look must outlive the form
    explicit RequestForm(Look &look, QWidget *parent = nullptr);

    /// All but method and URL.
    void readInto(HttpRequestSettings &settings) const;
    void setSettings(const HttpRequestSettings &settings);

    /// Marks what cannot be sent and brings it to the front. True if there is nothing.
    bool judge();
    /// Brings the field to the front that an error is about; null if it is about none of these.
    QWidget *showFieldOf(const Error &error);
    /// The preview of these, a moment later, while it is in front.
    void preview(const HttpRequestSettings &settings, const QList<QNetworkCookie> &cookies);

    PanelPages *pages() const { return m_pages; }
    CookiesPanel *cookies() const { return m_cookies; }
    SentRequestsPanel *history() const { return m_history; }
    RequestPreview *previewPage() const { return m_preview; }
    TlsFields *tls() const;

Q_SIGNALS:
    void edited();

private:
    void makePages();
    void fieldEdited();
    void showTitles();
    void showPreview();
    void applyLook();

    Look &m_look;
    PanelPages *m_pages;
    LinesEditor *m_fields;
    BodyFields *m_body;
    LoginFields *m_login;
    RequestOptions *m_options;
    CookiesPanel *m_cookies;
    RequestPreview *m_preview;
    SentRequestsPanel *m_history;
    HttpRequestSettings m_previewed;
    QList<QNetworkCookie> m_previewedCookies;
    QTimer m_previewTimer;
    bool m_loading = false;
};

} // namespace wirebench
