#pragma once

#include "core/tls/tlsoutcome.h"
#include "core/web/httpclient.h"
#include "ui/widgets/look.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace wirebench {

class AnatomyView;
class BodyView;
class FieldsModel;
class HttpRequestActions;
class ListTable;
class Notice;
class PanelPages;
class TlsDetails;
class WaterfallView;

/// What came of a request: a choice of its steps where there were several (redirections, logins), and of the
/// chosen one body, headers, anatomy, timing, the bytes that went out, and the certificate. GUI thread; owned
/// by its tab.
class ResponseView final : public QWidget
{
    Q_OBJECT

public:
    /// @param look and @p actions must outlive the view
    ResponseView(Look &look, const HttpRequestActions &actions, QWidget *parent = nullptr);
    ~ResponseView() override;

    /// The last step is in front. @param tls of the last connection; may be null.
    void setHops(const QList<HttpHop> &hops, const TlsOutcomePtr &tls);
    /// The step that is shown; null before there is any.
    const std::shared_ptr<const HttpHop> &hop() const { return m_hop; }
    const QList<HttpHop> &hops() const { return m_hops; }

    PanelPages *pages() const { return m_pages; }
    QComboBox *stepField() const { return m_steps; }
    BodyView *body() const { return m_body; }
    AnatomyView *anatomy() const { return m_anatomy; }
    AnatomyView *sent() const { return m_sent; }
    WaterfallView *timing() const { return m_timing; }
    /// What became of saving and exporting, below the pages.
    Notice *notice() const { return m_notice; }
    QString certificateText() const;

Q_SIGNALS:
    /// hop() is another.
    void hopChanged();

private:
    void makePages();
    QWidget *makeCertificatePage();
    void showStep(int index);
    void showHop();
    void showWire();
    void showCertificate();
    QString emptyBodyWords() const;
    void applyLook();

    Look &m_look;
    QList<HttpHop> m_hops;
    TlsOutcomePtr m_tls;
    std::shared_ptr<const HttpHop> m_hop;
    QComboBox *m_steps;
    PanelPages *m_pages;
    BodyView *m_body;
    FieldsModel *m_fields;
    ListTable *m_headers;
    AnatomyView *m_anatomy;
    WaterfallView *m_timing;
    AnatomyView *m_sent;
    QPlainTextEdit *m_certificate;
    QPushButton *m_certificateButton;
    TlsDetails *m_details = nullptr;
    Notice *m_notice;
};

} // namespace wirebench
