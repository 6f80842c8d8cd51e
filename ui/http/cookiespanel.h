#pragma once

#include <QNetworkCookie>
#include <QWidget>

class QPushButton;

namespace wirebench {

class CookiesModel;
class ListTable;
class Look;

/// The cookies of a session: shown, edited in place, added, deleted. GUI thread; owned by the form.
class CookiesPanel final : public QWidget
{
    Q_OBJECT

public:
    /// @param look must outlive the panel
    explicit CookiesPanel(Look &look, QWidget *parent = nullptr);

    CookiesModel *model() const { return m_model; }
    ListTable *list() const { return m_list; }
    /// Of a cookie that is added.
    void setHost(const QString &host) { m_host = host; }

Q_SIGNALS:
    /// The user has changed something.
    void edited(const QList<QNetworkCookie> &cookies);

private:
    void add();
    void showWhatApplies();
    void applyLook();

    Look &m_look;
    CookiesModel *m_model;
    ListTable *m_list;
    QPushButton *m_add;
    QPushButton *m_delete;
    QPushButton *m_clear;
    QString m_host;
};

} // namespace wirebench
