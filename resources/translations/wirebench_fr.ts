<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>BodyContent</name>
    <message>
        <source>%1 (“%2” is not known here)</source>
        <translation>%1 («&#xa0;%2&#xa0;» est inconnu ici)</translation>
    </message>
    <message>
        <source>The image is too large to be shown; save it to open it elsewhere.</source>
        <translation>L’image est trop grande pour être affichée&#xa0;; enregistrez-la pour l’ouvrir ailleurs.</translation>
    </message>
    <message>
        <source>This is no image that can be shown: %1. “Hex” has its bytes.</source>
        <translation>Cette image ne peut pas être affichée&#xa0;: %1. «&#xa0;Hexa&#xa0;» montre ses octets.</translation>
    </message>
</context>
<context>
    <name>CallStrip</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
</context>
<context>
    <name>ChatWords</name>
    <message>
        <source>Endless lines</source>
        <translation>Lignes sans fin</translation>
    </message>
    <message>
        <source>Some lines</source>
        <translation>Quelques lignes</translation>
    </message>
    <message>
        <source>Write lines</source>
        <translation>Écrire des lignes</translation>
    </message>
    <message>
        <source>Chat: read</source>
        <translation>Chat&#xa0;: lire</translation>
    </message>
    <message>
        <source>Chat: write</source>
        <translation>Chat&#xa0;: écrire</translation>
    </message>
    <message>
        <source>Sends lines of UTF-8 for ever. Read them in a loop.</source>
        <translation>Envoie sans fin des lignes en UTF-8. Lisez-les dans une boucle.</translation>
    </message>
    <message>
        <source>Sends a random number of lines, then closes. Read until recv() gives 0.</source>
        <translation>Envoie un nombre aléatoire de lignes, puis ferme. Lisez jusqu’à ce que recv() retourne 0.</translation>
    </message>
    <message>
        <source>Send your pseudonym and a newline, then lines. Each appears here under that name.</source>
        <translation>Envoyez votre pseudonyme et un saut de ligne, puis des lignes. Chacune apparaît ici sous ce nom.</translation>
    </message>
    <message>
        <source>Sends each line of the chat to everyone who is connected.</source>
        <translation>Envoie chaque ligne du chat à tous les connectés.</translation>
    </message>
    <message>
        <source>Send your pseudonym and a newline, then lines. Whoever reads the chat gets them.</source>
        <translation>Envoyez votre pseudonyme et un saut de ligne, puis des lignes. Tous ceux qui lisent le chat les reçoivent.</translation>
    </message>
    <message>
        <source>never closes</source>
        <translation>ne ferme jamais</translation>
    </message>
    <message>
        <source>closes inside a line</source>
        <translation>ferme au milieu d’une ligne</translation>
    </message>
    <message>
        <source>no newline at the end</source>
        <translation>sans saut de ligne à la fin</translation>
    </message>
    <message>
        <source>resets</source>
        <translation>réinitialise</translation>
    </message>
    <message>
        <source>slow bytes</source>
        <translation>octets lents</translation>
    </message>
    <message>
        <source>splits a letter</source>
        <translation>coupe une lettre</translation>
    </message>
    <message>
        <source>The connection stays open where it should end: who waits for the end waits for ever</source>
        <translation>La connexion reste ouverte là où elle devrait finir&#xa0;: qui attend la fin attend toujours</translation>
    </message>
    <message>
        <source>The connection ends in the middle of a line</source>
        <translation>La connexion finit au milieu d’une ligne</translation>
    </message>
    <message>
        <source>The last line has no newline: readline() gives it only at the end of the stream</source>
        <translation>La dernière ligne n’a pas de saut de ligne&#xa0;: readline() ne la retourne qu’à la fin du flux</translation>
    </message>
    <message>
        <source>The connection is reset: recv() fails with ECONNRESET</source>
        <translation>La connexion est réinitialisée&#xa0;: recv() échoue avec ECONNRESET</translation>
    </message>
    <message>
        <source>One byte at a time, with pauses: recv() gives less than a line</source>
        <translation>Un octet à la fois, avec des pauses&#xa0;: recv() retourne moins d’une ligne</translation>
    </message>
    <message>
        <source>Each line comes in two pieces, cut inside a UTF-8 letter: decode() of one piece fails</source>
        <translation>Chaque ligne arrive en deux morceaux, coupée à l’intérieur d’une lettre UTF-8&#xa0;: decode() d’un seul morceau échoue</translation>
    </message>
    <message>
        <source>Read one line: connect to the port of endless lines (2000) or of some lines (2001), and read up to the first newline.</source>
        <translation>Lire une ligne&#xa0;: se connecter au port des lignes sans fin (2000) ou de quelques lignes (2001), et lire jusqu’au premier saut de ligne.</translation>
    </message>
    <message>
        <source>Read endlessly: go on reading lines from port 2000 in a loop. Reached after %1 lines.</source>
        <translation>Lire sans fin&#xa0;: continuer à lire les lignes du port 2000 dans une boucle. Atteint après %1 lignes.</translation>
    </message>
    <message>
        <source>See the end of the stream: read from port 2001 until recv() or readline() gives nothing, then close. Reached when the client closes in good order with nothing left unread.</source>
        <translation>Voir la fin du flux&#xa0;: lire sur le port 2001 jusqu’à ce que recv() ou readline() ne retourne plus rien, puis fermer. Atteint quand le client ferme proprement sans rien laisser à lire.</translation>
    </message>
    <message>
        <source>Send a pseudonym and a newline to port 4240 or 4242. Without the newline, or while a buffer keeps it (flush!), the server goes on waiting.</source>
        <translation>Envoyer un pseudonyme et un saut de ligne au port 4240 ou 4242. Sans le saut de ligne, ou tant qu’un tampon le retient (flush&#xa0;!), le serveur continue d’attendre.</translation>
    </message>
    <message>
        <source>Send lines: after the pseudonym, at least one line to port 4240 or 4242, with its newline.</source>
        <translation>Envoyer des lignes&#xa0;: après le pseudonyme, au moins une ligne au port 4240 ou 4242, avec son saut de ligne.</translation>
    </message>
    <message>
        <source>Receive the broadcast: stay connected to port 4241 and read what others say.</source>
        <translation>Recevoir la diffusion&#xa0;: rester connecté au port 4241 et lire ce que disent les autres.</translation>
    </message>
    <message>
        <source>Chat in both directions: write on port 4242 and read from port 4241 at the same time, with two threads or with select().</source>
        <translation>Parler dans les deux sens&#xa0;: écrire sur le port 4242 et lire sur le port 4241 en même temps, avec deux threads ou avec select().</translation>
    </message>
    <message>
        <source>too fast</source>
        <translation>trop rapide</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>muet</translation>
    </message>
    <message>
        <source>not reading</source>
        <translation>ne lit pas</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>déconnecté</translation>
    </message>
    <message>
        <source>More lines a second than the limit: it is read more slowly, so that the others are heard.</source>
        <translation>Plus de lignes par seconde que la limite&#xa0;: il est lu plus lentement, pour que les autres soient entendus.</translation>
    </message>
    <message>
        <source>Connected, and nothing has come for a while. Is the write flushed? Is the program waiting for its keyboard?</source>
        <translation>Connecté, et rien n’est venu depuis un moment. L’écriture est-elle vidée (flush)&#xa0;? Le programme attend-il le clavier&#xa0;?</translation>
    </message>
    <message>
        <source>Bytes have come, and no newline for a while: the line ends with \n only if the program sends it.</source>
        <translation>Des octets sont venus, mais pas de saut de ligne depuis un moment&#xa0;: la ligne ne finit par \n que si le programme l’envoie.</translation>
    </message>
    <message>
        <source>What it is sent waits in the system, because the program does not read.</source>
        <translation>Ce qui lui est envoyé attend dans le système, parce que le programme ne lit pas.</translation>
    </message>
    <message>
        <source>It did not read for so long that it was disconnected.</source>
        <translation>Il est resté si longtemps sans lire qu’il a été déconnecté.</translation>
    </message>
    <message>
        <source>%1 joined</source>
        <translation>%1 est arrivé</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 est parti</translation>
    </message>
    <message>
        <source>%1 is here</source>
        <translation>%1 est là</translation>
    </message>
    <message>
        <source>you are called %1</source>
        <translation>vous vous appelez %1</translation>
    </message>
    <message>
        <source>%1 was disconnected: %2</source>
        <comment>a reader that does not read</comment>
        <translation>%1 a été déconnecté&#xa0;: %2</translation>
    </message>
    <message>
        <source>1
line</source>
        <translation>1
ligne</translation>
    </message>
    <message>
        <source>∞
lines</source>
        <translation>∞
lignes</translation>
    </message>
    <message>
        <source>end
seen</source>
        <translation>fin
vue</translation>
    </message>
    <message>
        <source>name
sent</source>
        <translation>nom
envoyé</translation>
    </message>
    <message>
        <source>lines
sent</source>
        <translation>lignes
envoyées</translation>
    </message>
    <message>
        <source>chat
read</source>
        <translation>chat
lu</translation>
    </message>
    <message>
        <source>both
ways</source>
        <translation>deux
sens</translation>
    </message>
    <message>
        <source>no newline</source>
        <translation>sans saut de ligne</translation>
    </message>
</context>
<context>
    <name>DatagramWords</name>
    <message>
        <source>truncated</source>
        <translation>tronqué</translation>
    </message>
    <message>
        <source>not sent: simulated loss</source>
        <translation>non envoyé&#xa0;: perte simulée</translation>
    </message>
    <message>
        <source>simulated duplicate</source>
        <translation>doublon simulé</translation>
    </message>
    <message>
        <source>simulated delay</source>
        <translation>retard simulé</translation>
    </message>
    <message>
        <source>simulated reordering</source>
        <translation>désordre simulé</translation>
    </message>
    <message>
        <source>empty datagram</source>
        <translation>datagramme vide</translation>
    </message>
</context>
<context>
    <name>DownloadRuns</name>
    <message>
        <source>one after the other</source>
        <translation>l’un après l’autre</translation>
    </message>
    <message>
        <source>%1 at a time</source>
        <translation>%1 à la fois</translation>
    </message>
    <message>
        <source>%1: %2; %3: %4. That is %5 times as fast.</source>
        <translation>%1&#xa0;: %2&#xa0;; %3&#xa0;: %4. C’est %5 fois plus rapide.</translation>
    </message>
</context>
<context>
    <name>ErrorSentence</name>
    <message>
        <source>The certificate of %1 has expired: it was valid until %2.</source>
        <translation>Le certificat de %1 a expiré&#xa0;: il était valable jusqu’au %2.</translation>
    </message>
    <message>
        <source>Compare this machine&apos;s clock; otherwise the server needs a new certificate.</source>
        <translation>Comparez l’horloge de cette machine&#xa0;; sinon, le serveur a besoin d’un nouveau certificat.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid yet: it begins to be on %2.</source>
        <translation>Le certificat de %1 n’est pas encore valable&#xa0;: il le sera à partir du %2.</translation>
    </message>
    <message>
        <source>Compare this machine&apos;s clock with the server&apos;s.</source>
        <translation>Comparez l’horloge de cette machine avec celle du serveur.</translation>
    </message>
    <message>
        <source>The certificate of %1 is vouched for by nobody but itself (%2).</source>
        <translation>Le certificat de %1 n’est garanti par personne d’autre que lui-même (%2).</translation>
    </message>
    <message>
        <source>If it is your own server, choose its certificate as the authority; else do not trust it.</source>
        <translation>Si c’est votre propre serveur, choisissez son certificat comme autorité&#xa0;; sinon, ne vous y fiez pas.</translation>
    </message>
    <message>
        <source>The certificate of %1 was issued by an authority that is not trusted here: %2.</source>
        <translation>Le certificat de %1 a été émis par une autorité à laquelle on ne se fie pas ici&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Choose that authority&apos;s certificate as a file, or check what the server sends along.</source>
        <translation>Choisissez le certificat de cette autorité comme fichier, ou vérifiez ce que le serveur envoie avec le sien.</translation>
    </message>
    <message>
        <source>The certificate is not for %1: it is for %2.</source>
        <translation>Le certificat n’est pas pour %1&#xa0;: il est pour %2.</translation>
    </message>
    <message>
        <source>Connect by a name that the certificate holds, or check that this is the right server.</source>
        <translation>Connectez-vous par un nom que le certificat contient, ou vérifiez que c’est le bon serveur.</translation>
    </message>
    <message>
        <source>The certificate of %1 breaks a rule: %2.</source>
        <translation>Le certificat de %1 enfreint une règle&#xa0;: %2.</translation>
    </message>
    <message>
        <source>The server needs another certificate, or another authority must be chosen here.</source>
        <translation>Le serveur a besoin d’un autre certificat, ou une autre autorité doit être choisie ici.</translation>
    </message>
    <message>
        <source>A datagram from %1 is not DTLS, and was dropped.</source>
        <translation>Un datagramme de %1 n’est pas du DTLS et a été jeté.</translation>
    </message>
    <message>
        <source>Its program may send plain datagrams: switch DTLS on there, or off here.</source>
        <translation>Son programme envoie peut-être des datagrammes en clair&#xa0;: activez DTLS là-bas, ou désactivez-le ici.</translation>
    </message>
    <message>
        <source>%1 did not finish the DTLS handshake within %2 ms.</source>
        <translation>%1 n’a pas terminé la négociation DTLS en %2 ms.</translation>
    </message>
    <message>
        <source>Perhaps nothing has this port, or a firewall or a bad network loses the datagrams, or DTLS is not spoken there.</source>
        <translation>Peut-être que personne n’a ce port, qu’un pare-feu ou un mauvais réseau perd les datagrammes, ou qu’on n’y parle pas DTLS.</translation>
    </message>
    <message>
        <source>There is no DTLS session with %1, or no longer.</source>
        <translation>Il n’y a pas de session DTLS avec %1, ou il n’y en a plus.</translation>
    </message>
    <message>
        <source>Its client has to begin one: start it again, or wait until it speaks.</source>
        <translation>C’est à son client d’en commencer une&#xa0;: relancez-le, ou attendez qu’il parle.</translation>
    </message>
    <message>
        <source>DTLS is spoken with one peer, and %1 stands for many.</source>
        <translation>DTLS se parle avec un seul pair, et %1 en désigne plusieurs.</translation>
    </message>
    <message>
        <source>Name one host, or switch DTLS off: multicast and broadcast stay in clear.</source>
        <translation>Nommez un seul hôte, ou désactivez DTLS&#xa0;: diffusion et multidiffusion restent en clair.</translation>
    </message>
    <message>
        <source>A message of %1 bytes does not go into one DTLS record.</source>
        <translation>Un message de %1 octets ne tient pas dans un enregistrement DTLS.</translation>
    </message>
    <message>
        <source>Records take 1 to 16,384 bytes: send it in pieces; an empty one cannot be sent.</source>
        <translation>Un enregistrement prend de 1 à 16&#x202f;384 octets&#xa0;: envoyez-le en morceaux&#xa0;; un message vide ne peut pas être envoyé.</translation>
    </message>
    <message>
        <source>%1 is no certificate that can be used: %2.</source>
        <translation>%1 n’est pas un certificat utilisable&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Choose a PEM file, which begins with BEGIN CERTIFICATE.</source>
        <translation>Choisissez un fichier PEM, qui commence par BEGIN CERTIFICATE.</translation>
    </message>
    <message>
        <source>%1 holds no private key that can be used: %2.</source>
        <translation>%1 ne contient pas de clé privée utilisable&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Choose a PEM file with the key of the certificate, without a passphrase.</source>
        <translation>Choisissez un fichier PEM avec la clé du certificat, sans phrase secrète.</translation>
    </message>
    <message>
        <source>The key in %2 does not belong to the certificate in %1.</source>
        <translation>La clé de %2 ne correspond pas au certificat de %1.</translation>
    </message>
    <message>
        <source>Choose the two that were made together.</source>
        <translation>Choisissez les deux qui ont été créés ensemble.</translation>
    </message>
    <message>
        <source>%1 holds no certificates of authorities: %2.</source>
        <translation>%1 ne contient pas de certificats d’autorités&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Choose a PEM file with one certificate or more, or none for the system&apos;s authorities.</source>
        <translation>Choisissez un fichier PEM avec un ou plusieurs certificats, ou aucun pour les autorités du système.</translation>
    </message>
    <message>
        <source>What %1 sends is not TLS (%2).</source>
        <translation>Ce qu’envoie %1 n’est pas du TLS (%2).</translation>
    </message>
    <message>
        <source>Check the port: it may belong to a service without TLS, or one that begins it later.</source>
        <translation>Vérifiez le port&#xa0;: il appartient peut-être à un service sans TLS, ou qui le commence plus tard.</translation>
    </message>
    <message>
        <source>%1 and this end have no version of TLS in common (%2).</source>
        <translation>%1 et cette extrémité n’ont aucune version de TLS en commun (%2).</translation>
    </message>
    <message>
        <source>Allow more versions at one end.</source>
        <translation>Autorisez plus de versions à l’une des extrémités.</translation>
    </message>
    <message>
        <source>%1 refused: it sent the TLS alert “%2”.</source>
        <translation>%1 a refusé&#xa0;: il a envoyé l’alerte TLS «&#xa0;%2&#xa0;».</translation>
    </message>
    <message>
        <source>It does not accept what this end showed or asked for: certificate, version, name, protocol.</source>
        <translation>Il n’accepte pas ce que cette extrémité a montré ou demandé&#xa0;: certificat, version, nom, protocole.</translation>
    </message>
    <message>
        <source>%1 closed the connection in the middle of the TLS handshake.</source>
        <translation>%1 a fermé la connexion au milieu de la négociation TLS.</translation>
    </message>
    <message>
        <source>It may not expect TLS on this port, or does not trust this end; its own log tells.</source>
        <translation>Il n’attend peut-être pas TLS sur ce port, ou ne se fie pas à cette extrémité&#xa0;; son propre journal le dit.</translation>
    </message>
    <message>
        <source>%1 did not finish the TLS handshake within %2 ms.</source>
        <translation>%1 n’a pas terminé la négociation TLS en %2 ms.</translation>
    </message>
    <message>
        <source>It may not speak TLS on this port, and wait itself: check the port.</source>
        <translation>Il ne parle peut-être pas TLS sur ce port, et attend lui aussi&#xa0;: vérifiez le port.</translation>
    </message>
    <message>
        <source>TLS with %1 failed: %2.</source>
        <translation>Échec de TLS avec %1&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Compare versions, certificates and names of both ends.</source>
        <translation>Comparez les versions, les certificats et les noms des deux extrémités.</translation>
    </message>
    <message>
        <source>“%1” is not a host.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un hôte.</translation>
    </message>
    <message>
        <source>Type a name, an address such as 127.0.0.1 or ::1, or leave it empty for any address.</source>
        <translation>Tapez un nom, une adresse comme 127.0.0.1 ou ::1, ou laissez vide pour toutes les adresses.</translation>
    </message>
    <message>
        <source>“%1” is not a port.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un port.</translation>
    </message>
    <message>
        <source>Type a number from 0 to 65535 or a service name such as http.</source>
        <translation>Tapez un nombre de 0 à 65535 ou un nom de service comme http.</translation>
    </message>
    <message>
        <source>No service is called “%1” on this machine.</source>
        <translation>Aucun service ne s’appelle «&#xa0;%1&#xa0;» sur cette machine.</translation>
    </message>
    <message>
        <source>Type the port as a number.</source>
        <translation>Tapez le port sous forme de nombre.</translation>
    </message>
    <message>
        <source>“%2” is not a hexadecimal digit.</source>
        <translation>«&#xa0;%2&#xa0;» n’est pas un chiffre hexadécimal.</translation>
    </message>
    <message>
        <source>Use 0–9 and A–F, two digits for each byte.</source>
        <translation>Utilisez 0–9 et A–F, deux chiffres par octet.</translation>
    </message>
    <message>
        <source>A byte has only one hexadecimal digit.</source>
        <translation>Un octet n’a qu’un seul chiffre hexadécimal.</translation>
    </message>
    <message>
        <source>Write two digits for each byte.</source>
        <translation>Écrivez deux chiffres par octet.</translation>
    </message>
    <message>
        <source>“%2” is not an escape.</source>
        <translation>«&#xa0;%2&#xa0;» n’est pas un échappement.</translation>
    </message>
    <message>
        <source>Use \r \n \t \0 \xHH, and \\ for a backslash.</source>
        <translation>Utilisez \r \n \t \0 \xHH, et \\ pour une barre oblique inverse.</translation>
    </message>
    <message>
        <source>“%1” cannot be written in %2.</source>
        <translation>«&#xa0;%1&#xa0;» ne peut pas s’écrire en %2.</translation>
    </message>
    <message>
        <source>Choose UTF-8 or leave this character out.</source>
        <translation>Choisissez UTF-8 ou omettez ce caractère.</translation>
    </message>
    <message>
        <source>%1 is not the address of a multicast group.</source>
        <translation>%1 n’est pas l’adresse d’un groupe de multidiffusion.</translation>
    </message>
    <message>
        <source>Groups are 224.0.0.0 to 239.255.255.255, and in IPv6 all that begin with ff.</source>
        <translation>Les groupes vont de 224.0.0.0 à 239.255.255.255&#xa0;; en IPv6, ce sont toutes les adresses qui commencent par ff.</translation>
    </message>
    <message>
        <source>The path of the socket is missing.</source>
        <translation>Le chemin de la socket manque.</translation>
    </message>
    <message>
        <source>Type a path such as /tmp/wirebench.sock, or @NAME for a name without a file.</source>
        <translation>Tapez un chemin comme /tmp/wirebench.sock, ou @NOM pour un nom sans fichier.</translation>
    </message>
    <message>
        <source>“%1” is not a path: it has a NUL inside.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un chemin&#xa0;: il contient un NUL.</translation>
    </message>
    <message>
        <source>Type a path such as /tmp/wirebench.sock.</source>
        <translation>Tapez un chemin comme /tmp/wirebench.sock.</translation>
    </message>
    <message>
        <source>The path of the socket is too long: %2 bytes, and %3 fit into its address.</source>
        <translation>Le chemin de la socket est trop long&#xa0;: %2 octets, alors que son adresse en contient %3.</translation>
    </message>
    <message>
        <source>Choose a shorter path: one in /tmp, or one relative to the folder of this program.</source>
        <translation>Choisissez un chemin plus court&#xa0;: dans /tmp, ou relatif au dossier de ce programme.</translation>
    </message>
    <message>
        <source>What is at %1 is not a socket. It was left as it is.</source>
        <translation>Ce qui se trouve à l’emplacement %1 n’est pas une socket. Rien n’y a été changé.</translation>
    </message>
    <message>
        <source>Choose another path, or move that file away yourself.</source>
        <translation>Choisissez un autre chemin, ou déplacez vous-même ce fichier.</translation>
    </message>
    <message>
        <source>The path %1 is in use: process %2 listens there.</source>
        <translation>Le chemin %1 est occupé&#xa0;: le processus %2 y écoute.</translation>
    </message>
    <message>
        <source>Stop that program (it may be this one, in another session), or choose another path.</source>
        <translation>Arrêtez ce programme (c’est peut-être celui-ci, dans une autre session), ou choisissez un autre chemin.</translation>
    </message>
    <message>
        <source>“%1” is not a proxy.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un proxy.</translation>
    </message>
    <message>
        <source>Write socks5://HOST:PORT or http://HOST:PORT, and USER:PASSWORD@ before HOST where the proxy wants a login.</source>
        <translation>Écrivez socks5://HÔTE:PORT ou http://HÔTE:PORT, et UTILISATEUR:MOT_DE_PASSE@ devant HÔTE si le proxy demande une authentification.</translation>
    </message>
    <message>
        <source>The user or the password for the proxy cannot be used.</source>
        <translation>L’utilisateur ou le mot de passe pour le proxy ne peut pas être utilisé.</translation>
    </message>
    <message>
        <source>Each may have up to %1 bytes. HTTP takes no colon in the user, and a password needs a user.</source>
        <translation>Chacun peut avoir jusqu’à %1 octets. HTTP n’accepte pas de deux-points dans l’utilisateur, et un mot de passe exige un utilisateur.</translation>
    </message>
    <message>
        <source>The proxy %1 does not permit a connection to %2. Its words: %3.</source>
        <translation>Le proxy %1 ne permet pas de connexion à %2. Il dit&#xa0;: %3.</translation>
    </message>
    <message>
        <source>Ask whoever runs the proxy, choose another port, or connect without it.</source>
        <translation>Adressez-vous au responsable du proxy, choisissez un autre port, ou connectez-vous sans lui.</translation>
    </message>
    <message>
        <source>The proxy %1 could not reach %2. Its words: %3.</source>
        <translation>Le proxy %1 n’a pas pu joindre %2. Il dit&#xa0;: %3.</translation>
    </message>
    <message>
        <source>Check host and port as the proxy sees them: names are looked up there, and localhost is the proxy itself.</source>
        <translation>Vérifiez l’hôte et le port tels que le proxy les voit&#xa0;: les noms sont résolus là-bas, et localhost est le proxy lui-même.</translation>
    </message>
    <message>
        <source>The proxy %1 did not connect to %2. Its words: %3.</source>
        <translation>Le proxy %1 ne s’est pas connecté à %2. Il dit&#xa0;: %3.</translation>
    </message>
    <message>
        <source>Look into the proxy&apos;s own log, or connect without it.</source>
        <translation>Consultez le journal du proxy, ou connectez-vous sans lui.</translation>
    </message>
    <message>
        <source>The proxy %1 wants to know who you are. Its words: %3.</source>
        <translation>Le proxy %1 veut savoir qui vous êtes. Il dit&#xa0;: %3.</translation>
    </message>
    <message>
        <source>Give a user and a password for it.</source>
        <translation>Donnez un utilisateur et un mot de passe pour lui.</translation>
    </message>
    <message>
        <source>The proxy %1 did not accept user and password. Its words: %3.</source>
        <translation>Le proxy %1 n’a pas accepté l’utilisateur et le mot de passe. Il dit&#xa0;: %3.</translation>
    </message>
    <message>
        <source>Check both, and whether the proxy knows this kind of login.</source>
        <translation>Vérifiez les deux, et si le proxy connaît ce type d’authentification.</translation>
    </message>
    <message>
        <source>The proxy %1 closed the connection before it had connected to %2.</source>
        <translation>Le proxy %1 a fermé la connexion avant de s’être connecté à %2.</translation>
    </message>
    <message>
        <source>Check that it is a proxy of this kind, and that it lets you in; its own log may say why.</source>
        <translation>Vérifiez que c’est un proxy de ce type et qu’il vous admet&#xa0;; son propre journal dit peut-être pourquoi.</translation>
    </message>
    <message>
        <source>What answers at %1 does not speak the language of such a proxy: %3.</source>
        <translation>Ce qui répond à l’adresse %1 ne parle pas la langue d’un tel proxy&#xa0;: %3.</translation>
    </message>
    <message>
        <source>Check the proxy&apos;s port, and whether it is SOCKS5 or HTTP.</source>
        <translation>Vérifiez le port du proxy, et si c’est SOCKS5 ou HTTP.</translation>
    </message>
    <message>
        <source>“%2” is not a value of the socket option %1.</source>
        <translation>«&#xa0;%2&#xa0;» n’est pas une valeur de l’option de socket %1.</translation>
    </message>
    <message>
        <source>It takes: %3.</source>
        <translation>Valeurs possibles&#xa0;: %3.</translation>
    </message>
    <message>
        <source>The regular expression has a mistake: %2.</source>
        <translation>L’expression régulière contient une erreur&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Correct it, or search as text.</source>
        <translation>Corrigez-la, ou cherchez en texte.</translation>
    </message>
    <message>
        <source>The file %1 could not be read: %2.</source>
        <translation>Le fichier %1 n’a pas pu être lu&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Check the path and that you may read it.</source>
        <translation>Vérifiez le chemin et que vous avez le droit de le lire.</translation>
    </message>
    <message>
        <source>The file %1 could not be written: %2.</source>
        <translation>Le fichier %1 n’a pas pu être écrit&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Choose another folder or free some space.</source>
        <translation>Choisissez un autre dossier ou libérez de la place.</translation>
    </message>
    <message>
        <source>The file %1 is not a Wirebench workspace: %2.</source>
        <translation>Le fichier %1 n’est pas un espace de travail Wirebench&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Nothing was changed. Open another file.</source>
        <translation>Rien n’a été changé. Ouvrez un autre fichier.</translation>
    </message>
    <message>
        <source>The file %1 is not a saved log: line %2: %3.</source>
        <translation>Le fichier %1 n’est pas un journal enregistré&#xa0;: ligne %2&#xa0;: %3.</translation>
    </message>
    <message>
        <source>Choose a file that was exported as JSON Lines.</source>
        <translation>Choisissez un fichier exporté en JSON Lines.</translation>
    </message>
    <message>
        <source>The file %1 is larger than %2 bytes.</source>
        <translation>Le fichier %1 dépasse %2 octets.</translation>
    </message>
    <message>
        <source>Choose a smaller file.</source>
        <translation>Choisissez un fichier plus petit.</translation>
    </message>
    <message>
        <source>There is nobody to send this datagram to.</source>
        <translation>Il n’y a personne à qui envoyer ce datagramme.</translation>
    </message>
    <message>
        <source>Name a host and port to send to, or choose somebody who has been heard.</source>
        <translation>Nommez un hôte et un port de destination, ou choisissez un pair déjà entendu.</translation>
    </message>
    <message>
        <source>There is no connection to send on.</source>
        <translation>Il n’y a pas de connexion sur laquelle envoyer.</translation>
    </message>
    <message>
        <source>Connect first, or wait for a client.</source>
        <translation>Connectez-vous d’abord, ou attendez un client.</translation>
    </message>
    <message>
        <source>The peer does not read: %1 bytes wait to be sent already.</source>
        <translation>Le pair ne lit pas&#xa0;: %1 octets attendent déjà d’être envoyés.</translation>
    </message>
    <message>
        <source>Wait until it reads, or close or reset the connection.</source>
        <translation>Attendez qu’il lise, ou fermez ou réinitialisez la connexion.</translation>
    </message>
    <message>
        <source>No address is known for the host “%1”.</source>
        <translation>Aucune adresse n’est connue pour l’hôte «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>Check the spelling; try an address instead of a name.</source>
        <translation>Vérifiez l’orthographe&#xa0;; essayez une adresse au lieu d’un nom.</translation>
    </message>
    <message>
        <source>No answer from %1 within %2 ms.</source>
        <translation>Pas de réponse de %1 en %2 ms.</translation>
    </message>
    <message>
        <source>The host may be off or a firewall may drop the packets; check the address, or wait longer.</source>
        <translation>L’hôte est peut-être éteint, ou un pare-feu jette les paquets&#xa0;; vérifiez l’adresse, ou attendez plus longtemps.</translation>
    </message>
    <message>
        <source>The call %1 failed.</source>
        <translation>L’appel %1 a échoué.</translation>
    </message>
    <message>
        <source>The port of %2 is in use: another program, or another session here, has it.</source>
        <translation>Le port de %2 est occupé&#xa0;: un autre programme, ou une autre session ici, l’utilise.</translation>
    </message>
    <message>
        <source>Stop that program, choose another port, or use port 0 for a free one.</source>
        <translation>Arrêtez ce programme, choisissez un autre port, ou le port 0 pour en obtenir un libre.</translation>
    </message>
    <message>
        <source>The system does not permit %1 on %2.</source>
        <translation>Le système ne permet pas %1 sur %2.</translation>
    </message>
    <message>
        <source>Ports below 1024 belong to the administrator: choose a higher port.</source>
        <translation>Les ports inférieurs à 1024 sont réservés à l’administrateur&#xa0;: choisissez-en un plus élevé.</translation>
    </message>
    <message>
        <source>This is more than one datagram can hold.</source>
        <translation>C’est plus qu’un datagramme ne peut contenir.</translation>
    </message>
    <message>
        <source>At most 65,507 bytes fit (IPv6: 65,527): send less, or send it in pieces.</source>
        <translation>65&#x202f;507 octets au plus y tiennent (IPv6&#xa0;: 65&#x202f;527)&#xa0;: envoyez-en moins, ou en morceaux.</translation>
    </message>
    <message>
        <source>No network interface is right for %2.</source>
        <translation>Aucune interface réseau ne convient pour %2.</translation>
    </message>
    <message>
        <source>Check its name; without a name the system finds one only if a route leads there.</source>
        <translation>Vérifiez son nom&#xa0;; sans nom, le système n’en trouve une que si une route y mène.</translation>
    </message>
    <message>
        <source>This socket does not know %2.</source>
        <translation>Cette socket ne connaît pas %2.</translation>
    </message>
    <message>
        <source>A group of IPv6 needs a socket of IPv6, a group of IPv4 one of IPv4.</source>
        <translation>Un groupe IPv6 demande une socket IPv6, un groupe IPv4 une socket IPv4.</translation>
    </message>
    <message>
        <source>%2 is not an address of this machine.</source>
        <translation>%2 n’est pas une adresse de cette machine.</translation>
    </message>
    <message>
        <source>Choose one of this machine&apos;s addresses, or leave the host empty for all of them.</source>
        <translation>Choisissez une adresse de cette machine, ou laissez l’hôte vide pour les prendre toutes.</translation>
    </message>
    <message>
        <source>%2 refused the connection: nothing listens there.</source>
        <translation>%2 a refusé la connexion&#xa0;: rien n’y écoute.</translation>
    </message>
    <message>
        <source>Start the server first, and compare host and port.</source>
        <translation>Démarrez d’abord le serveur, et comparez hôte et port.</translation>
    </message>
    <message>
        <source>The peer reset the connection: it ended abruptly, and unread bytes are lost.</source>
        <translation>Le pair a réinitialisé la connexion&#xa0;: elle s’est terminée brutalement, et les octets non lus sont perdus.</translation>
    </message>
    <message>
        <source>The other program crashed, was killed, or closed with data unread. Connect again.</source>
        <translation>L’autre programme s’est planté, a été tué, ou a fermé sans avoir tout lu. Reconnectez-vous.</translation>
    </message>
    <message>
        <source>The connection was aborted before it was accepted.</source>
        <translation>La connexion a été abandonnée avant d’être acceptée.</translation>
    </message>
    <message>
        <source>The client gave up; wait for the next.</source>
        <translation>Le client a renoncé&#xa0;; attendez le suivant.</translation>
    </message>
    <message>
        <source>The peer no longer receives: it has closed the connection.</source>
        <translation>Le pair ne reçoit plus&#xa0;: il a fermé la connexion.</translation>
    </message>
    <message>
        <source>Connect again.</source>
        <translation>Reconnectez-vous.</translation>
    </message>
    <message>
        <source>%2 did not answer in time.</source>
        <translation>%2 n’a pas répondu à temps.</translation>
    </message>
    <message>
        <source>The host may be off or a firewall may drop the packets; check the address.</source>
        <translation>L’hôte est peut-être éteint, ou un pare-feu jette les paquets&#xa0;; vérifiez l’adresse.</translation>
    </message>
    <message>
        <source>There is no way to the host of %2.</source>
        <translation>Aucun chemin ne mène à l’hôte de %2.</translation>
    </message>
    <message>
        <source>Check the address and that the host is on.</source>
        <translation>Vérifiez l’adresse et que l’hôte est allumé.</translation>
    </message>
    <message>
        <source>There is no network that leads to %2.</source>
        <translation>Aucun réseau ne mène à %2.</translation>
    </message>
    <message>
        <source>Check the network connection and the address.</source>
        <translation>Vérifiez la connexion au réseau et l’adresse.</translation>
    </message>
    <message>
        <source>No file descriptor is left for another socket.</source>
        <translation>Il ne reste pas de descripteur de fichier pour une autre socket.</translation>
    </message>
    <message>
        <source>Close some connections, or raise the limit (ulimit -n) before starting.</source>
        <translation>Fermez des connexions, ou relevez la limite (ulimit -n) avant de démarrer.</translation>
    </message>
    <message>
        <source>The system has no memory left for %1.</source>
        <translation>Le système n’a plus de mémoire pour %1.</translation>
    </message>
    <message>
        <source>Close some connections and try again.</source>
        <translation>Fermez des connexions et réessayez.</translation>
    </message>
    <message>
        <source>This machine does not support the address family of %2.</source>
        <translation>Cette machine ne prend pas en charge la famille d’adresses de %2.</translation>
    </message>
    <message>
        <source>Choose the other family.</source>
        <translation>Choisissez l’autre famille.</translation>
    </message>
    <message>
        <source>The socket is not connected any more.</source>
        <translation>La socket n’est plus connectée.</translation>
    </message>
    <message>
        <source>%2 is in use: another program, or another session here, listens there.</source>
        <translation>%2 est occupé&#xa0;: un autre programme, ou une autre session ici, y écoute.</translation>
    </message>
    <message>
        <source>Stop that program, or choose another path.</source>
        <translation>Arrêtez ce programme, ou choisissez un autre chemin.</translation>
    </message>
    <message>
        <source>The system does not permit a socket at %2.</source>
        <translation>Le système ne permet pas de socket à l’emplacement %2.</translation>
    </message>
    <message>
        <source>Choose a folder that you may write to, such as /tmp.</source>
        <translation>Choisissez un dossier où vous pouvez écrire, comme /tmp.</translation>
    </message>
    <message>
        <source>Its file, or a folder above it, belongs to somebody else: the server must let you in.</source>
        <translation>Son fichier, ou un dossier au-dessus, appartient à quelqu’un d’autre&#xa0;: c’est au serveur de vous admettre.</translation>
    </message>
    <message>
        <source>There is no folder for %2.</source>
        <translation>Il n’y a pas de dossier pour %2.</translation>
    </message>
    <message>
        <source>Make the folder first, or choose another path.</source>
        <translation>Créez d’abord le dossier, ou choisissez un autre chemin.</translation>
    </message>
    <message>
        <source>There is nothing at %2.</source>
        <translation>Il n’y a rien à l’emplacement %2.</translation>
    </message>
    <message>
        <source>Start the server first, and compare the paths.</source>
        <translation>Démarrez d’abord le serveur, et comparez les chemins.</translation>
    </message>
    <message>
        <source>A part of %2 that should be a folder is a file.</source>
        <translation>Une partie de %2 qui devrait être un dossier est un fichier.</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>Vérifiez le chemin.</translation>
    </message>
    <message>
        <source>Nothing can be written where %2 would be.</source>
        <translation>Rien ne peut être écrit à l’emplacement de %2.</translation>
    </message>
    <message>
        <source>Choose another folder, such as /tmp.</source>
        <translation>Choisissez un autre dossier, comme /tmp.</translation>
    </message>
    <message>
        <source>Too many links lead to %2.</source>
        <translation>Trop de liens mènent à %2.</translation>
    </message>
    <message>
        <source>Choose the path without links.</source>
        <translation>Choisissez le chemin sans les liens.</translation>
    </message>
    <message>
        <source>No program listens at %2: its server has ended, and left the file if there is one.</source>
        <translation>Aucun programme n’écoute sur %2&#xa0;: son serveur s’est terminé, et a laissé le fichier s’il y en a un.</translation>
    </message>
    <message>
        <source>The socket at %2 is not one for streams.</source>
        <translation>La socket %2 n’est pas une socket de flux.</translation>
    </message>
    <message>
        <source>Compare the paths: it belongs to another program.</source>
        <translation>Comparez les chemins&#xa0;: elle appartient à un autre programme.</translation>
    </message>
    <message>
        <source>The server at %2 has no room for another client.</source>
        <translation>Le serveur %2 n’a pas de place pour un client de plus.</translation>
    </message>
    <message>
        <source>Wait until it accepts, or raise its backlog.</source>
        <translation>Attendez qu’il accepte, ou augmentez son backlog.</translation>
    </message>
    <message>
        <source>The system does not permit the option %2.</source>
        <translation>Le système ne permet pas l’option %2.</translation>
    </message>
    <message>
        <source>It takes the rights of an administrator.</source>
        <translation>Elle demande les droits d’administrateur.</translation>
    </message>
    <message>
        <source>The system does not take this value now: %2.</source>
        <translation>Le système n’accepte pas cette valeur maintenant&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Try another one; some options cannot be changed any more once the socket is in use.</source>
        <translation>Essayez-en une autre&#xa0;; certaines options ne peuvent plus changer une fois la socket en service.</translation>
    </message>
    <message>
        <source>The system does not permit sending to %2.</source>
        <translation>Le système ne permet pas d’envoyer à %2.</translation>
    </message>
    <message>
        <source>A broadcast address needs permission first (SO_BROADCAST); else a firewall forbids it.</source>
        <translation>Une adresse de diffusion demande d’abord une permission (SO_BROADCAST)&#xa0;; sinon, c’est un pare-feu qui l’interdit.</translation>
    </message>
    <message>
        <source>The host of %2 says (by ICMP) that no program has this port: an earlier datagram was lost.</source>
        <translation>L’hôte de %2 dit (par ICMP) qu’aucun programme n’a ce port&#xa0;: un datagramme précédent est perdu.</translation>
    </message>
    <message>
        <source>Start the program there, and compare host and port; the socket can be used on.</source>
        <translation>Démarrez le programme là-bas, et comparez hôte et port&#xa0;; la socket peut continuer à servir.</translation>
    </message>
    <message>
        <source>The server at %1 did not take the connection within %2 ms: its queue is full.</source>
        <translation>Le serveur %1 n’a pas pris la connexion en %2 ms&#xa0;: sa file d’attente est pleine.</translation>
    </message>
    <message>
        <source>Wait until it accepts, raise its backlog, or wait longer.</source>
        <translation>Attendez qu’il accepte, augmentez son backlog, ou attendez plus longtemps.</translation>
    </message>
    <message>
        <source>The proxy %1 has not connected within %2 ms.</source>
        <translation>Le proxy %1 ne s’est pas connecté en %2 ms.</translation>
    </message>
    <message>
        <source>It may be a proxy of another kind, or the server behind it does not answer. Check both, or wait longer.</source>
        <translation>C’est peut-être un proxy d’un autre type, ou le serveur derrière lui ne répond pas. Vérifiez les deux, ou attendez plus longtemps.</translation>
    </message>
    <message>
        <source>%1 ended in the middle of its answer: %2 bytes came of %3.</source>
        <translation>%1 s’est arrêté au milieu de sa réponse&#xa0;: %2 octets sont venus sur %3.</translation>
    </message>
    <message>
        <source>What came is kept and marked as partial. Send the request again, or resume the download.</source>
        <translation>Ce qui est venu est gardé et marqué incomplet. Renvoyez la requête, ou reprenez le téléchargement.</translation>
    </message>
    <message>
        <source>%1 closed the connection without an answer.</source>
        <translation>%1 a fermé la connexion sans répondre.</translation>
    </message>
    <message>
        <source>Check that it speaks HTTP on this port, with or without TLS; its own log may tell why.</source>
        <translation>Vérifiez qu’il parle HTTP sur ce port, avec ou sans TLS&#xa0;; son propre journal dit peut-être pourquoi.</translation>
    </message>
    <message>
        <source>The body from %1 is not proper %2: %3.</source>
        <translation>Le corps venu de %1 n’est pas du %2 correct&#xa0;: %3.</translation>
    </message>
    <message>
        <source>What could be unpacked is kept. Ask without compression to see the body as it is.</source>
        <translation>Ce qui a pu être décompressé est gardé. Demandez-le sans compression pour voir le corps tel quel.</translation>
    </message>
    <message>
        <source>The body from %1 is coded as “%2”, which cannot be unpacked here.</source>
        <translation>Le corps venu de %1 est codé en «&#xa0;%2&#xa0;», qui ne peut pas être décodé ici.</translation>
    </message>
    <message>
        <source>It is kept as it came. Ask without compression (no Accept-Encoding).</source>
        <translation>Il est gardé tel qu’il est venu. Demandez-le sans compression (pas d’Accept-Encoding).</translation>
    </message>
    <message>
        <source>%1 took the request and sent nothing back within %2 ms.</source>
        <translation>%1 a pris la requête et n’a rien renvoyé en %2 ms.</translation>
    </message>
    <message>
        <source>It may be busy, or wait for more of the request; wait longer, or look into its log.</source>
        <translation>Il est peut-être occupé, ou attend la suite de la requête&#xa0;; attendez plus longtemps, ou consultez son journal.</translation>
    </message>
    <message>
        <source>The exchange with %1 was not finished within %2 ms.</source>
        <translation>L’échange avec %1 n’était pas terminé après %2 ms.</translation>
    </message>
    <message>
        <source>What came is kept and marked as partial. Allow more time for slow servers and large bodies.</source>
        <translation>Ce qui est venu est gardé et marqué incomplet. Laissez plus de temps aux serveurs lents et aux gros corps.</translation>
    </message>
    <message>
        <source>%1 redirects on and on: %2 redirections were followed.</source>
        <translation>%1 redirige encore et encore&#xa0;: %2 redirections ont été suivies.</translation>
    </message>
    <message>
        <source>Look at the list of steps; raise the limit if they lead somewhere.</source>
        <translation>Regardez la liste des étapes&#xa0;; relevez la limite si elles mènent quelque part.</translation>
    </message>
    <message>
        <source>%1 redirects in a circle, back to where it began.</source>
        <translation>%1 redirige en rond, jusqu’à son point de départ.</translation>
    </message>
    <message>
        <source>The server may want a cookie that was not kept: switch cookies on, or ask its owner.</source>
        <translation>Le serveur veut peut-être un cookie qui n’a pas été gardé&#xa0;: activez les cookies, ou demandez à son responsable.</translation>
    </message>
    <message>
        <source>%1 redirects to “%2”, which is no address of HTTP.</source>
        <translation>%1 redirige vers «&#xa0;%2&#xa0;», qui n’est pas une adresse HTTP.</translation>
    </message>
    <message>
        <source>The answer itself is shown. The server&apos;s Location header is at fault.</source>
        <translation>La réponse elle-même est affichée. L’en-tête Location du serveur est en cause.</translation>
    </message>
    <message>
        <source>%1 redirects from https to %2, where everything would go in clear.</source>
        <translation>%1 redirige de https vers %2, où tout circulerait en clair.</translation>
    </message>
    <message>
        <source>Allow it in the settings if nothing secret is asked for.</source>
        <translation>Autorisez-le dans les réglages si rien de secret n’est demandé.</translation>
    </message>
    <message>
        <source>%1 asks for Digest authentication with “%2”, which is not known here.</source>
        <translation>%1 demande une authentification Digest avec «&#xa0;%2&#xa0;», inconnu ici.</translation>
    </message>
    <message>
        <source>MD5, SHA-256 and their -sess forms with qop=auth are; ask the server&apos;s owner.</source>
        <translation>MD5, SHA-256 et leurs formes -sess avec qop=auth sont connus&#xa0;; demandez au responsable du serveur.</translation>
    </message>
    <message>
        <source>%1 gave no file, but the answer “%2”.</source>
        <translation>%1 n’a pas donné de fichier, mais la réponse «&#xa0;%2&#xa0;».</translation>
    </message>
    <message>
        <source>Open the address as a request to see all of the answer.</source>
        <translation>Ouvrez l’adresse comme une requête pour voir toute la réponse.</translation>
    </message>
    <message>
        <source>The file at %1 has changed since its download was begun.</source>
        <translation>Le fichier %1 a changé depuis le début de son téléchargement.</translation>
    </message>
    <message>
        <source>Its beginning was kept; start it anew to get the file as it is now.</source>
        <translation>Son début a été gardé&#xa0;; recommencez pour obtenir le fichier actuel.</translation>
    </message>
    <message>
        <source>Cancelled before %1 had finished.</source>
        <translation>Annulé avant que %1 ait terminé.</translation>
    </message>
    <message>
        <source>What came is kept and marked as partial.</source>
        <translation>Ce qui est venu est gardé et marqué incomplet.</translation>
    </message>
    <message>
        <source>The first line from %1 is not one of HTTP/1: “%2” at byte %3 (RFC 9112, 3 and 4).</source>
        <translation>La première ligne de %1 n’est pas du HTTP/1&#xa0;: «&#xa0;%2&#xa0;» à l’octet %3 (RFC 9112, 3 et 4).</translation>
    </message>
    <message>
        <source>Another protocol may live on this port, or the peer expects TLS. The bytes are in the log.</source>
        <translation>Un autre protocole occupe peut-être ce port, ou le pair attend TLS. Les octets sont dans le journal.</translation>
    </message>
    <message>
        <source>%1 speaks “%2”, not HTTP/1.0 or HTTP/1.1 (RFC 9112, 2.3).</source>
        <translation>%1 parle «&#xa0;%2&#xa0;», et non HTTP/1.0 ou HTTP/1.1 (RFC 9112, 2.3).</translation>
    </message>
    <message>
        <source>Its HTTP/1.1 may be on another port. The bytes are in the log.</source>
        <translation>Son HTTP/1.1 est peut-être sur un autre port. Les octets sont dans le journal.</translation>
    </message>
    <message>
        <source>A line from %1 ends without CR LF, at byte %3: “%2” (RFC 9112, 2.2).</source>
        <translation>Une ligne de %1 finit sans CR LF, à l’octet %3&#xa0;: «&#xa0;%2&#xa0;» (RFC 9112, 2.2).</translation>
    </message>
    <message>
        <source>The program must write \r\n: readers that differ here can be tricked. The bytes are in the log.</source>
        <translation>Le programme doit écrire \r\n&#xa0;: des lecteurs en désaccord sur ce point peuvent être trompés. Les octets sont dans le journal.</translation>
    </message>
    <message>
        <source>A header from %1 goes on in the next line, at byte %3: “%2” (obs-fold; RFC 9112, 5.2).</source>
        <translation>Un en-tête de %1 continue à la ligne suivante, à l’octet %3&#xa0;: «&#xa0;%2&#xa0;» (obs-fold&#xa0;; RFC 9112, 5.2).</translation>
    </message>
    <message>
        <source>The program must write each header in one line. The bytes are in the log.</source>
        <translation>Le programme doit écrire chaque en-tête sur une seule ligne. Les octets sont dans le journal.</translation>
    </message>
    <message>
        <source>%1 sent a header without a proper name, at byte %3: “%2” (RFC 9112, 5.1).</source>
        <translation>%1 a envoyé un en-tête sans nom correct, à l’octet %3&#xa0;: «&#xa0;%2&#xa0;» (RFC 9112, 5.1).</translation>
    </message>
    <message>
        <source>A name has letters, digits and -, and the colon follows at once. The bytes are in the log.</source>
        <translation>Un nom est fait de lettres, de chiffres et de -, et le deux-points suit aussitôt. Les octets sont dans le journal.</translation>
    </message>
    <message>
        <source>%1 sent a control character in a header, at byte %3: “%2” (RFC 9110, 5.5).</source>
        <translation>%1 a envoyé un caractère de contrôle dans un en-tête, à l’octet %3&#xa0;: «&#xa0;%2&#xa0;» (RFC 9110, 5.5).</translation>
    </message>
    <message>
        <source>NUL and its kind are not allowed there. The bytes are in the log.</source>
        <translation>NUL et ses semblables n’y sont pas permis. Les octets sont dans le journal.</translation>
    </message>
    <message>
        <source>The request from %1 has no Host header, or more than one (RFC 9112, 3.2).</source>
        <translation>La requête de %1 n’a pas d’en-tête Host, ou en a plusieurs (RFC 9112, 3.2).</translation>
    </message>
    <message>
        <source>A request of HTTP/1.1 needs exactly one: “Host: NAME”. The bytes are in the log.</source>
        <translation>Une requête HTTP/1.1 en demande exactement un&#xa0;: «&#xa0;Host: NOM&#xa0;». Les octets sont dans le journal.</translation>
    </message>
    <message>
        <source>%1 announces a length that is not a number of bytes: “%2” (RFC 9112, 6.3).</source>
        <translation>%1 annonce une longueur qui n’est pas un nombre d’octets&#xa0;: «&#xa0;%2&#xa0;» (RFC 9112, 6.3).</translation>
    </message>
    <message>
        <source>Nobody can tell where its body ends. The bytes are in the log.</source>
        <translation>Personne ne peut dire où finit son corps. Les octets sont dans le journal.</translation>
    </message>
    <message>
        <source>%1 announces two lengths for one body: “%2” (RFC 9112, 6.3).</source>
        <translation>%1 annonce deux longueurs pour un seul corps&#xa0;: «&#xa0;%2&#xa0;» (RFC 9112, 6.3).</translation>
    </message>
    <message>
        <source>Readers that differ here let requests be smuggled. The bytes are in the log.</source>
        <translation>Des lecteurs en désaccord sur ce point laissent passer des requêtes cachées (request smuggling). Les octets sont dans le journal.</translation>
    </message>
    <message>
        <source>%1 uses a transfer coding that ends nowhere or is unknown: “%2” (RFC 9112, 6.1).</source>
        <translation>%1 utilise un codage de transfert qui ne finit nulle part ou qui est inconnu&#xa0;: «&#xa0;%2&#xa0;» (RFC 9112, 6.1).</translation>
    </message>
    <message>
        <source>“chunked”, once and last, is the one in use. The bytes are in the log.</source>
        <translation>«&#xa0;chunked&#xa0;», une seule fois et en dernier, est celui qui a cours. Les octets sont dans le journal.</translation>
    </message>
    <message>
        <source>%1 sent a chunk whose size is no hexadecimal number, or beyond reason: “%2” at byte %3 (RFC 9112, 7.1).</source>
        <translation>%1 a envoyé un morceau (chunk) dont la taille n’est pas un nombre hexadécimal, ou dépasse la raison&#xa0;: «&#xa0;%2&#xa0;» à l’octet %3 (RFC 9112, 7.1).</translation>
    </message>
    <message>
        <source>What came before is kept. The bytes are in the log.</source>
        <translation>Ce qui est venu avant est gardé. Les octets sont dans le journal.</translation>
    </message>
    <message>
        <source>A chunk from %1 does not end where its size says, at byte %3: “%2” (RFC 9112, 7.1).</source>
        <translation>Un morceau (chunk) de %1 ne finit pas où sa taille le dit, à l’octet %3&#xa0;: «&#xa0;%2&#xa0;» (RFC 9112, 7.1).</translation>
    </message>
    <message>
        <source>Its program counts wrongly. What came before is kept; the bytes are in the log.</source>
        <translation>Son programme compte mal. Ce qui est venu avant est gardé&#xa0;; les octets sont dans le journal.</translation>
    </message>
    <message>
        <source>The headers from %1 do not end within %2 bytes.</source>
        <translation>Les en-têtes de %1 ne finissent pas en %2 octets.</translation>
    </message>
    <message>
        <source>Perhaps they never would. The bytes are in the log.</source>
        <translation>Peut-être ne finiraient-ils jamais. Les octets sont dans le journal.</translation>
    </message>
    <message>
        <source>%1 sent more than %2 headers.</source>
        <translation>%1 a envoyé plus de %2 en-têtes.</translation>
    </message>
    <message>
        <source>Perhaps there is no end to them. The bytes are in the log.</source>
        <translation>Peut-être n’ont-ils pas de fin. Les octets sont dans le journal.</translation>
    </message>
    <message>
        <source>The body from %1 is larger than the limit of %2 bytes.</source>
        <translation>Le corps venu de %1 dépasse la limite de %2 octets.</translation>
    </message>
    <message>
        <source>What came is kept and marked as partial. Download it to a file, or raise the limit.</source>
        <translation>Ce qui est venu est gardé et marqué incomplet. Téléchargez-le dans un fichier, ou relevez la limite.</translation>
    </message>
    <message>
        <source>The compressed body from %1 swells beyond %2 bytes.</source>
        <translation>Le corps compressé venu de %1 gonfle au-delà de %2 octets.</translation>
    </message>
    <message>
        <source>It may be made to fill memory and disk. What was unpacked until there is kept.</source>
        <translation>Il est peut-être fait pour remplir la mémoire et le disque. Ce qui a été décompressé jusque-là est gardé.</translation>
    </message>
    <message>
        <source>“%1” is not an address of the web: %2.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une adresse web&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Type http:// or https://, a host, and a path.</source>
        <translation>Tapez http:// ou https://, un hôte et un chemin.</translation>
    </message>
    <message>
        <source>“%1” is not a method.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une méthode.</translation>
    </message>
    <message>
        <source>Methods are words such as GET, POST or DELETE, without blanks.</source>
        <translation>Les méthodes sont des mots comme GET, POST ou DELETE, sans espaces.</translation>
    </message>
    <message>
        <source>“%1” is not a header.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un en-tête.</translation>
    </message>
    <message>
        <source>Write NAME: VALUE in one line. CR and LF would begin another header, or another message.</source>
        <translation>Écrivez NOM: VALEUR sur une seule ligne. CR et LF commenceraient un autre en-tête, ou un autre message.</translation>
    </message>
    <message>
        <source>“%1” is not a field of a form.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un champ de formulaire.</translation>
    </message>
    <message>
        <source>Write NAME=VALUE in each line, or NAME=@FILE to send a file.</source>
        <translation>Écrivez NOM=VALEUR sur chaque ligne, ou NOM=@FICHIER pour envoyer un fichier.</translation>
    </message>
    <message>
        <source>“%1” is not a media type.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un type de média.</translation>
    </message>
    <message>
        <source>Write TYPE/SUBTYPE, such as text/plain; charset=utf-8.</source>
        <translation>Écrivez TYPE/SOUS-TYPE, par exemple text/plain; charset=utf-8.</translation>
    </message>
    <message>
        <source>This curl command cannot be read: %2.</source>
        <translation>Cette commande curl ne peut pas être lue&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Correct it there; nothing was changed.</source>
        <translation>Corrigez-la là-bas&#xa0;; rien n’a été changé.</translation>
    </message>
    <message>
        <source>The file %1 is not an HTTP archive: %2.</source>
        <translation>Le fichier %1 n’est pas une archive HTTP&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Nothing was changed. Choose a HAR 1.2 file.</source>
        <translation>Rien n’a été changé. Choisissez un fichier HAR 1.2.</translation>
    </message>
    <message>
        <source>%1 is not a folder that can be used.</source>
        <translation>%1 n’est pas un dossier utilisable.</translation>
    </message>
    <message>
        <source>Choose a folder that exists and that you may read.</source>
        <translation>Choisissez un dossier qui existe et que vous pouvez lire.</translation>
    </message>
    <message>
        <source>Port %5 is in use here, by the session “%3”, so %2 cannot be taken.</source>
        <translation>Le port %5 est utilisé ici, par la session «&#xa0;%3&#xa0;»&#xa0;: impossible de prendre %2.</translation>
    </message>
    <message>
        <source>Stop that session, choose another port, or use port 0 for a free one.</source>
        <translation>Arrêtez cette session, choisissez un autre port, ou le port 0 pour en recevoir un libre.</translation>
    </message>
    <message>
        <source>Port %5 is in use by %3 (pid %4), so %2 cannot be taken.</source>
        <translation>Le port %5 est utilisé par %3 (pid %4)&#xa0;: impossible de prendre %2.</translation>
    </message>
    <message>
        <source>Port %5 is in use by a program of the user %3, so %2 cannot be taken. The system tells its name to that user and to the administrator only.</source>
        <translation>Le port %5 est utilisé par un programme de l’utilisateur %3&#xa0;: impossible de prendre %2. Le système n’en dit le nom qu’à cet utilisateur et à l’administrateur.</translation>
    </message>
    <message>
        <source>Choose another port, or use port 0 for a free one.</source>
        <translation>Choisissez un autre port, ou le port 0 pour en recevoir un libre.</translation>
    </message>
    <message>
        <source>Nobody listens on port %5, but a closed connection still holds it (TIME_WAIT), so %2 cannot be taken yet.</source>
        <translation>Personne n’écoute sur le port %5, mais une connexion fermée le retient encore (TIME_WAIT)&#xa0;: impossible de prendre %2 pour le moment.</translation>
    </message>
    <message>
        <source>Wait %3 s, choose another port, or allow the address to be used again (SO_REUSEADDR).</source>
        <translation>Attendez %3 s, choisissez un autre port, ou autorisez la réutilisation de l’adresse (SO_REUSEADDR).</translation>
    </message>
    <message>
        <source>“%2” is not a placeholder that is known here.</source>
        <translation>« %2 » n’est pas un paramètre connu ici.</translation>
    </message>
    <message>
        <source>Compare the list of names; a brace or a dollar sign that is meant is typed twice.</source>
        <translation>Comparez avec la liste des noms ; une accolade ou un dollar voulus se tapent deux fois.</translation>
    </message>
    <message>
        <source>The file %1 holds no rules to answer by: %2.</source>
        <translation>Le fichier %1 ne contient pas de règles de réponse : %2.</translation>
    </message>
    <message>
        <source>Correct it there, or choose another file.</source>
        <translation>Corrigez-le à cet endroit, ou choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>The file %1 holds no saved messages: %2.</source>
        <translation>Le fichier %1 ne contient pas de messages enregistrés : %2.</translation>
    </message>
    <message>
        <source>Nothing was changed. Choose another file.</source>
        <translation>Rien n’a été changé. Choisissez un autre fichier.</translation>
    </message>
</context>
<context>
    <name>Example</name>
    <message>
        <source>Greeting server</source>
        <translation>Serveur d’accueil</translation>
    </message>
    <message>
        <source>Start the server, then the client, or any other client of port 9999. Each client is accepted, greeted and closed before the next one is accepted. Look at the order of the calls: accept, send, close, and accept again.</source>
        <translation>Démarrez le serveur, puis le client, ou tout autre client du port 9999. Chaque client est accepté, salué et fermé avant que le suivant soit accepté. Regardez l’ordre des appels&#xa0;: accept, send, close, puis accept à nouveau.</translation>
    </message>
    <message>
        <source>One-shot client</source>
        <translation>Client à un seul recv</translation>
    </message>
    <message>
        <source>A greeting server (example C1, or your own program) must listen on port 9999. The client connects, calls recv(1024) once and closes. Look at what it received, and at how long recv waited for it.</source>
        <translation>Un serveur d’accueil (exemple C1, ou votre propre programme) doit écouter sur le port 9999. Le client se connecte, appelle recv(1024) une seule fois et ferme. Regardez ce qu’il a reçu, et combien de temps recv l’a attendu.</translation>
    </message>
    <message>
        <source>Prefix echo, once</source>
        <translation>Écho préfixé, une fois</translation>
    </message>
    <message>
        <source>Start the server, then the client. The server receives once, answers “Recu: ” and the same bytes, and both close. Look at how each send on one side becomes a recv on the other.</source>
        <translation>Démarrez le serveur, puis le client. Le serveur reçoit une seule fois, répond «&#xa0;Recu:&#xa0;» suivi des mêmes octets, et tous deux ferment. Regardez comment chaque send d’un côté devient un recv de l’autre.</translation>
    </message>
    <message>
        <source>UDP prefix echo</source>
        <translation>Écho préfixé en UDP</translation>
    </message>
    <message>
        <source>Start the server, then the client: there is no listen, no accept and no connection. The client sends one datagram, and recvfrom tells the server whose it is: it answers “Recu: ” and the same bytes to that address. Start the client alone, too: its sendto succeeds, and nobody answers.</source>
        <translation>Démarrez le serveur, puis le client&#xa0;: il n’y a ni listen, ni accept, ni connexion. Le client envoie un datagramme, et recvfrom dit au serveur de qui il vient&#xa0;: il répond «&#xa0;Recu:&#xa0;» suivi des mêmes octets à cette adresse. Démarrez aussi le client seul&#xa0;: son sendto réussit, et personne ne répond.</translation>
    </message>
    <message>
        <source>HTTP by hand</source>
        <translation>HTTP à la main</translation>
    </message>
    <message>
        <source>Set host and port to those of any HTTP server, then connect. The request is three lines that end with \r\n, and the last one is empty. Look at the first recv(4096): headers first, and perhaps not the whole page.</source>
        <translation>Réglez l’hôte et le port sur ceux d’un serveur HTTP quelconque, puis appuyez sur Connecter. La requête est faite de trois lignes qui finissent par \r\n, et la dernière est vide. Regardez le premier recv(4096)&#xa0;: d’abord les en-têtes, et peut-être pas toute la page.</translation>
    </message>
    <message>
        <source>Echo loop, one client at a time</source>
        <translation>Boucle d’écho, un client à la fois</translation>
    </message>
    <message>
        <source>Start the server and connect both clients: the first says nothing yet. The second is connected, and its message is sent, but it waits in the queue. Press Send in the first: it is answered, and only then the second is accepted.</source>
        <translation>Démarrez le serveur et connectez les deux clients&#xa0;: le premier ne dit encore rien. Le second est connecté, et son message est envoyé, mais il attend dans la file. Appuyez sur Envoyer dans le premier&#xa0;: il reçoit sa réponse, et alors seulement le second est accepté.</translation>
    </message>
    <message>
        <source>Client of the echo loop</source>
        <translation>Client de la boucle d’écho</translation>
    </message>
    <message>
        <source>An echo server (example C6 or C8, or your own program) must listen on port 8000. The client sends “Hello world”, receives at most 512 bytes and closes. Look at how long recv waited: that is the time the server took.</source>
        <translation>Un serveur d’écho (exemple C6 ou C8, ou votre propre programme) doit écouter sur le port 8000. Le client envoie «&#xa0;Hello world&#xa0;», reçoit au plus 512 octets et ferme. Regardez combien de temps recv a attendu&#xa0;: c’est le temps qu’a pris le serveur.</translation>
    </message>
    <message>
        <source>Echo server with a pool of ten</source>
        <translation>Serveur d’écho avec un pool de dix</translation>
    </message>
    <message>
        <source>Start the server and connect more than ten clients; each answer takes two seconds. Ten are served at the same time, and the eleventh waits in the queue. Look at when each was accepted, and compare with C8-one and C8-all.</source>
        <translation>Démarrez le serveur et connectez plus de dix clients&#xa0;; chaque réponse prend deux secondes. Dix sont servis en même temps, et le onzième attend dans la file. Regardez quand chacun a été accepté, et comparez avec C8-one et C8-all.</translation>
    </message>
    <message>
        <source>The same server, one client at a time</source>
        <translation>Le même serveur, un client à la fois</translation>
    </message>
    <message>
        <source>Start the server and connect several clients; each answer takes two seconds. Only one is served, and all others wait for their turn. Look at the accept calls: they are two seconds apart.</source>
        <translation>Démarrez le serveur et connectez plusieurs clients&#xa0;; chaque réponse prend deux secondes. Un seul est servi, et tous les autres attendent leur tour. Regardez les appels accept&#xa0;: ils sont espacés de deux secondes.</translation>
    </message>
    <message>
        <source>The same server, all clients at once</source>
        <translation>Le même serveur, tous les clients à la fois</translation>
    </message>
    <message>
        <source>Start the server and connect as many clients as you like. Every client is accepted at once, as an event loop does, and nobody waits. Look at the answers: all come two seconds after their request.</source>
        <translation>Démarrez le serveur et connectez autant de clients que vous voulez. Chaque client est accepté aussitôt, comme le fait une boucle d’événements, et personne n’attend. Regardez les réponses&#xa0;: toutes viennent deux secondes après leur requête.</translation>
    </message>
    <message>
        <source>HTTP client</source>
        <translation>Client HTTP</translation>
    </message>
    <message>
        <source>Start the server, then send the request: it is answered with the bytes that arrived. Change the method, a header, the body or the login, and see how the bytes change. Look at Anatomy, which names each part of the answer.</source>
        <translation>Démarrez le serveur, puis envoyez la requête&#xa0;: la réponse contient les octets qui sont arrivés. Changez la méthode, un en-tête, le corps ou l’authentification, et voyez comment les octets changent. Regardez Anatomie, qui nomme chaque partie de la réponse.</translation>
    </message>
    <message>
        <source>HTTP server</source>
        <translation>Serveur HTTP</translation>
    </message>
    <message>
        <source>Choose a folder, start the server, and open its address in a browser. Each request becomes a line: see how many a single page makes. Look at the connections that the browser keeps for the next one.</source>
        <translation>Choisissez un dossier, démarrez le serveur, et ouvrez son adresse dans un navigateur. Chaque requête devient une ligne&#xa0;: voyez combien en fait une seule page. Regardez les connexions que le navigateur garde pour la suivante.</translation>
    </message>
    <message>
        <source>Concurrent downloads</source>
        <translation>Téléchargements concurrents</translation>
    </message>
    <message>
        <source>Start the server, which answers slowly on purpose, then the downloads. Run them again with 1 at a time. Look at the timeline: the same six files, one after the other and side by side.</source>
        <translation>Démarrez le serveur, qui répond lentement exprès, puis les téléchargements. Recommencez avec 1 à la fois. Regardez la chronologie&#xa0;: les six mêmes fichiers, l’un après l’autre et côte à côte.</translation>
    </message>
    <message>
        <source>Lab: read lines</source>
        <translation>TP&#xa0;: lire des lignes</translation>
    </message>
    <message>
        <source>Start the lab, then both clients, or your own program. Port 2000 sends lines until you close; port 2001 sends some and ends the stream. Look at the last recv of the second client: it gives 0 bytes, and the class board ticks “end seen” once the client closes, too.</source>
        <translation>Démarrez le TP, puis les deux clients, ou votre propre programme. Le port 2000 envoie des lignes jusqu’à ce que vous fermiez&#xa0;; le port 2001 en envoie quelques-unes et termine le flux. Regardez le dernier recv du second client&#xa0;: il donne 0 octet, et le tableau de la classe coche «&#xa0;fin vue&#xa0;» dès que le client ferme à son tour.</translation>
    </message>
    <message>
        <source>Lab: write lines</source>
        <translation>TP&#xa0;: écrire des lignes</translation>
    </message>
    <message>
        <source>Start the lab, then the client, or your own program: it sends a pseudonym and a newline, then lines. The lab shows each line under that pseudonym, on the page Lines. Take the first \n away and connect again: the name swallows the line, and without any \n the class board says what is missing.</source>
        <translation>Démarrez le TP, puis le client, ou votre propre programme&#xa0;: il envoie un pseudonyme et un saut de ligne, puis des lignes. Le TP montre chaque ligne sous ce pseudonyme, à la page Lignes. Enlevez le premier \n et reconnectez-vous&#xa0;: le nom avale la ligne, et sans aucun \n le tableau de la classe dit ce qui manque.</translation>
    </message>
    <message>
        <source>Lab: chat</source>
        <translation>TP&#xa0;: chat</translation>
    </message>
    <message>
        <source>Start the lab, then both clients, and say something in each. A client has two connections: it writes to port 4242 and reads from port 4241. Look at one line in the table: it comes once on 4242, and goes out on 4241 once for each reader.</source>
        <translation>Démarrez le TP, puis les deux clients, et dites quelque chose dans chacun. Un client a deux connexions&#xa0;: il écrit sur le port 4242 et lit sur le port 4241. Suivez une ligne dans la table&#xa0;: elle arrive une fois sur 4242, et repart sur 4241 une fois pour chaque lecteur.</translation>
    </message>
    <message>
        <source>FTP client</source>
        <translation>Client FTP</translation>
    </message>
    <message>
        <source>Press Run: the client logs in without a name, enters a folder, lists it and fetches a file. The server is a practice server of this program; for a real one, type its host and port. Look at the ladder: the list and the file come over connections of their own.</source>
        <translation>Pressez Lancer : le client se connecte en anonyme, entre dans un dossier, en affiche le contenu et récupère un fichier. Le serveur est un serveur d’exercice de ce programme ; pour un vrai, tapez son hôte et son port. Regardez l’échelle : la liste et le fichier arrivent par des connexions à part.</translation>
    </message>
    <message>
        <source>Mail clients: SMTP, POP3, IMAP</source>
        <translation>Clients de courrier : SMTP, POP3, IMAP</translation>
    </message>
    <message>
        <source>Run the three in this order, step by step if you like: the first sends a mail, the others fetch it. The servers are practice servers of this program, and the login is theirs. Look at the dot before the line that begins with one: it is sent twice and arrives once.</source>
        <translation>Lancez les trois dans cet ordre, pas à pas si vous voulez : le premier envoie un courrier, les autres le récupèrent. Les serveurs sont les serveurs d’exercice de ce programme, et l’identifiant est le leur. Regardez le point devant la ligne qui commence par un point : il est envoyé deux fois et arrive une fois.</translation>
    </message>
    <message>
        <source>NNTP, Telnet and Gopher clients</source>
        <translation>Clients NNTP, Telnet et Gopher</translation>
    </message>
    <message>
        <source>Run each of the three: a newsgroup, a terminal (type help and Enter below), and a menu with links. The servers are practice servers of this program. Look at what Telnet negotiates before the first letter, explained in the inspector.</source>
        <translation>Lancez chacun des trois : un forum, un terminal (tapez help puis Entrée en bas), et un menu de liens. Les serveurs sont les serveurs d’exercice de ce programme. Regardez ce que Telnet négocie avant la première lettre, expliqué dans l’inspecteur.</translation>
    </message>
</context>
<context>
    <name>HttpWords</name>
    <message>
        <source>looking up</source>
        <translation>résolution du nom</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>connexion</translation>
    </message>
    <message>
        <source>TLS handshake</source>
        <translation>négociation TLS</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>envoi</translation>
    </message>
    <message>
        <source>waiting for the answer</source>
        <translation>attente de la réponse</translation>
    </message>
    <message>
        <source>receiving</source>
        <translation>réception</translation>
    </message>
    <message>
        <source>method</source>
        <translation>méthode</translation>
    </message>
    <message>
        <source>target</source>
        <translation>cible</translation>
    </message>
    <message>
        <source>version</source>
        <translation>version</translation>
    </message>
    <message>
        <source>status</source>
        <translation>statut</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>libellé</translation>
    </message>
    <message>
        <source>header name</source>
        <translation>nom d’en-tête</translation>
    </message>
    <message>
        <source>header value</source>
        <translation>valeur d’en-tête</translation>
    </message>
    <message>
        <source>chunk size</source>
        <translation>taille de morceau (chunk)</translation>
    </message>
    <message>
        <source>chunk extension</source>
        <translation>extension de morceau (chunk)</translation>
    </message>
    <message>
        <source>body</source>
        <translation>corps</translation>
    </message>
    <message>
        <source>trailer name</source>
        <translation>nom d’en-tête final</translation>
    </message>
    <message>
        <source>trailer value</source>
        <translation>valeur d’en-tête final</translation>
    </message>
    <message>
        <source>separator</source>
        <translation>séparateur</translation>
    </message>
    <message>
        <source>fault</source>
        <translation>erreur</translation>
    </message>
    <message>
        <source>%1 of %2 sent</source>
        <translation>%1 sur %2 envoyés</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>partial</source>
        <translation>incomplète</translation>
    </message>
    <message numerus="yes">
        <source>%n steps</source>
        <translation>
            <numerusform>%n étape</numerusform>
            <numerusform>%n étapes</numerusform>
        </translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulée</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>pas de réponse</translation>
    </message>
</context>
<context>
    <name>LadderText</name>
    <message>
        <source>peer</source>
        <translation>pair</translation>
    </message>
    <message>
        <source>%1 earlier rows are left out</source>
        <translation>%1 lignes antérieures sont omises</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>vers %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>depuis %1</translation>
    </message>
    <message>
        <source>other end: record %1</source>
        <translation>autre extrémité&#xa0;: appel %1</translation>
    </message>
    <message>
        <source>server</source>
        <translation>serveur</translation>
    </message>
    <message>
        <source>client</source>
        <translation>client</translation>
    </message>
    <message>
        <source>UDP</source>
        <translation>UDP</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>en</source>
        <translation>fr</translation>
    </message>
</context>
<context>
    <name>Licences</name>
    <message>
        <source>this program</source>
        <translation>ce programme</translation>
    </message>
    <message>
        <source>window, text, timers</source>
        <translation>fenêtre, texte, minuteries</translation>
    </message>
    <message>
        <source>TLS and DTLS</source>
        <translation>TLS et DTLS</translation>
    </message>
    <message>
        <source>parser of HTTP/1</source>
        <translation>analyseur de HTTP/1</translation>
    </message>
    <message>
        <source>results and errors</source>
        <translation>résultats et erreurs</translation>
    </message>
    <message>
        <source>gzip and deflate</source>
        <translation>gzip et deflate</translation>
    </message>
    <message>
        <source>bodies in br</source>
        <translation>corps en br</translation>
    </message>
    <message>
        <source>the code to scan of “Join…”</source>
        <translation>le code à scanner de « Inviter… »</translation>
    </message>
</context>
<context>
    <name>ListenFields</name>
    <message>
        <source>The address to bind to: a name, an address, or empty for every address of this machine</source>
        <translation>L’adresse donnée à bind&#xa0;: un nom, une adresse, ou vide pour toutes les adresses de cette machine</translation>
    </message>
    <message>
        <source>A number from 0 to 65535 or a service name; 0 picks a free port</source>
        <translation>Un nombre de 0 à 65535 ou un nom de service&#xa0;; 0 choisit un port libre</translation>
    </message>
    <message>
        <source>IPv4</source>
        <translation>IPv4</translation>
    </message>
    <message>
        <source>IPv6</source>
        <translation>IPv6</translation>
    </message>
    <message>
        <source>both</source>
        <translation>les deux</translation>
    </message>
    <message>
        <source>Which addresses of a name, or of this machine, are listened on</source>
        <translation>Sur quelles adresses d’un nom, ou de cette machine, écouter</translation>
    </message>
</context>
<context>
    <name>LoadSentence</name>
    <message>
        <source>The peer cannot hold this rate: it takes %1 of %2 messages a second, and the rest is not sent.</source>
        <translation>Le pair ne tient pas ce débit : il prend %1 messages par seconde sur %2, le reste n’est pas envoyé.</translation>
    </message>
    <message>
        <source>Ask for less, or look at what the peer does with each message.</source>
        <translation>Demandez moins, ou regardez ce que le pair fait de chaque message.</translation>
    </message>
    <message>
        <source>This machine cannot hold this rate: %1 of %2 messages a second were reached.</source>
        <translation>Cette machine ne tient pas ce débit : %1 messages par seconde ont été atteints sur %2.</translation>
    </message>
    <message>
        <source>Ask for less, or for fewer and larger messages.</source>
        <translation>Demandez moins, ou des messages moins nombreux et plus longs.</translation>
    </message>
    <message>
        <source>%1 is not this machine: load can disturb those who use it.</source>
        <translation>%1 n’est pas cette machine : la charge peut gêner ceux qui l’utilisent.</translation>
    </message>
    <message>
        <source>Confirm the target if it is yours to test.</source>
        <translation>Confirmez la cible si vous avez le droit de la tester.</translation>
    </message>
    <message>
        <source>The peer %1 has stopped reading: it takes nothing any more.</source>
        <translation>Le pair %1 ne lit plus : il ne prend plus rien.</translation>
    </message>
    <message>
        <source>See what it waits for, or send less at once.</source>
        <translation>Regardez ce qu’il attend, ou envoyez moins à la fois.</translation>
    </message>
    <message>
        <source>The peer %1 has closed all connections.</source>
        <translation>Le pair %1 a fermé toutes les connexions.</translation>
    </message>
    <message>
        <source>A server that answers once and closes needs its own client for each message.</source>
        <translation>Un serveur qui répond une fois puis ferme demande un nouveau client pour chaque message.</translation>
    </message>
    <message>
        <source>Nothing was answered.</source>
        <translation>Rien n’a reçu de réponse.</translation>
    </message>
    <message>
        <source>Answers are counted where the peer sends back what it gets.</source>
        <translation>Les réponses sont comptées là où le pair renvoie ce qu’il reçoit.</translation>
    </message>
</context>
<context>
    <name>LoadWords</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>envoyés</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>avec réponse</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>perdus</translation>
    </message>
    <message>
        <source>unanswered</source>
        <translation>sans réponse</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>débit</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>demandé</translation>
    </message>
    <message>
        <source>latency p50</source>
        <translation>latence p50</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>largest</source>
        <translation>maximum</translation>
    </message>
    <message>
        <source>broken connections</source>
        <translation>connexions rompues</translation>
    </message>
    <message>
        <source>looking up</source>
        <translation>recherche du nom</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>connexion en cours</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>envoi en cours</translation>
    </message>
    <message>
        <source>waiting for the last answers</source>
        <translation>attente des dernières réponses</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêté</translation>
    </message>
    <message>
        <source>ended early</source>
        <translation>terminé avant la fin</translation>
    </message>
</context>
<context>
    <name>NumberText</name>
    <message>
        <source>B</source>
        <translation>o</translation>
    </message>
    <message>
        <source>KiB</source>
        <translation>Kio</translation>
    </message>
    <message>
        <source>MiB</source>
        <translation>Mio</translation>
    </message>
    <message>
        <source>GiB</source>
        <translation>Gio</translation>
    </message>
    <message>
        <source>TiB</source>
        <translation>Tio</translation>
    </message>
</context>
<context>
    <name>Placeholders</name>
    <message>
        <source>date and time of this machine, to the millisecond</source>
        <translation>date et heure de cette machine, à la milliseconde</translation>
    </message>
    <message>
        <source>seconds since 1970, UTC</source>
        <translation>secondes depuis 1970, UTC</translation>
    </message>
    <message>
        <source>1 for the first message, 2 for the next, and so on</source>
        <translation>1 pour le premier message, 2 pour le suivant, et ainsi de suite</translation>
    </message>
    <message>
        <source>a random number from 0 to 4294967295</source>
        <translation>un nombre au hasard, de 0 à 4294967295</translation>
    </message>
    <message>
        <source>address and port of who is sent to</source>
        <translation>adresse et port du destinataire</translation>
    </message>
</context>
<context>
    <name>Reachable</name>
    <message>
        <source>; others reach it at %1</source>
        <translation>, les autres y accèdent par %1</translation>
    </message>
</context>
<context>
    <name>ReplayWords</name>
    <message>
        <source>1 record</source>
        <translation>1 appel</translation>
    </message>
    <message>
        <source>%1 records</source>
        <translation>%1 appels</translation>
    </message>
    <message>
        <source>The file ends inside a record, which was left out.</source>
        <translation>Le fichier se termine au milieu d’un enregistrement, qui a été omis.</translation>
    </message>
    <message>
        <source>The file is longer than what fits: only the first %1 records are here.</source>
        <translation>Le fichier est plus long que ce qui tient ici&#xa0;: seuls les %1 premiers appels y sont.</translation>
    </message>
    <message>
        <source>The file has only some records of its log: they are numbered anew.</source>
        <translation>Le fichier ne contient qu’une partie des appels de son journal&#xa0;: ils sont renumérotés.</translation>
    </message>
    <message>
        <source>There is no record in the file.</source>
        <translation>Il n’y a aucun appel dans le fichier.</translation>
    </message>
</context>
<context>
    <name>RuleNotes</name>
    <message>
        <source>rule %1 gave up: its expression takes too many steps on this message</source>
        <translation>la règle %1 a renoncé : son expression demande trop d’étapes pour ce message</translation>
    </message>
    <message>
        <source>rule %1 was not tried: other expressions took too many steps on this message</source>
        <translation>la règle %1 n’a pas été essayée : d’autres expressions ont demandé trop d’étapes pour ce message</translation>
    </message>
    <message>
        <source>no rule was tried: the line is longer than its limit</source>
        <translation>aucune règle n’a été essayée : la ligne dépasse sa limite</translation>
    </message>
</context>
<context>
    <name>SocketWords</name>
    <message>
        <source>Takes datagrams from this peer only. Nothing was sent for it: UDP knows no connection, connect() just notes the address.</source>
        <translation>Ne prend que les datagrammes de ce pair. Rien n’a été envoyé pour cela&#xa0;: UDP ne connaît pas de connexion, connect() note seulement l’adresse.</translation>
    </message>
    <message>
        <source>Takes datagrams from everybody who sends to this port.</source>
        <translation>Prend les datagrammes de tous ceux qui envoient à ce port.</translation>
    </message>
    <message>
        <source>This side has finished sending, and the peer has confirmed it. The peer may still send.</source>
        <translation>Ce côté a fini d’envoyer, et le pair l’a acquitté. Le pair peut encore envoyer.</translation>
    </message>
    <message>
        <source>This program has closed the connection, the peer has not. The system waits for it, but a minute at most.</source>
        <translation>Ce programme a fermé la connexion, le pair non. Le système l’attend, mais une minute au plus.</translation>
    </message>
    <message>
        <source>The connection stands: both sides can send.</source>
        <translation>La connexion est établie&#xa0;: les deux côtés peuvent envoyer.</translation>
    </message>
    <message>
        <source>This side has asked for a connection (SYN) and waits for the answer. Without one it asks again after 1, 2, 4 … seconds.</source>
        <translation>Ce côté a demandé une connexion (SYN) et attend la réponse. Si rien ne vient, il redemande après 1, 2, 4 … secondes.</translation>
    </message>
    <message>
        <source>A client has asked for a connection, the system has answered and waits for the client to confirm. The program does not know of it yet.</source>
        <translation>Un client a demandé une connexion, le système a répondu et attend que le client acquitte. Le programme n’en sait encore rien.</translation>
    </message>
    <message>
        <source>This side has finished sending (FIN), and the peer has not confirmed it yet.</source>
        <translation>Ce côté a fini d’envoyer (FIN), et le pair ne l’a pas encore acquitté.</translation>
    </message>
    <message>
        <source>Over. The side that closed first keeps the two addresses for a minute, so that a late packet of this connection is never taken for one of the next.</source>
        <translation>Terminé. Le côté qui a fermé le premier garde les deux adresses pendant une minute, pour qu’un paquet tardif de cette connexion ne soit jamais pris pour un paquet de la suivante.</translation>
    </message>
    <message>
        <source>The peer has finished sending. It stays like this until this program closes its end: a program that forgets to collects them.</source>
        <translation>Le pair a fini d’envoyer. Cela reste ainsi jusqu’à ce que ce programme ferme son côté&#xa0;: un programme qui oublie de le faire en accumule.</translation>
    </message>
    <message>
        <source>Both sides have finished. Only the confirmation of the last FIN is missing.</source>
        <translation>Les deux côtés ont terminé. Il ne manque que l’acquittement du dernier FIN.</translation>
    </message>
    <message>
        <source>Waits for clients. The system connects them by itself and keeps them in the accept queue until the program calls accept().</source>
        <translation>Attend des clients. Le système les connecte de lui-même et les garde dans la file d’attente jusqu’à ce que le programme appelle accept().</translation>
    </message>
    <message>
        <source>Both sides have finished at the same moment, and each waits for the other to confirm.</source>
        <translation>Les deux côtés ont terminé au même moment, et chacun attend l’acquittement de l’autre.</translation>
    </message>
    <message>
        <source>backlog %1</source>
        <translation>backlog %1</translation>
    </message>
    <message>
        <source>1 client waits</source>
        <translation>1 client attend</translation>
    </message>
    <message>
        <source>%1 clients wait</source>
        <translation>%1 clients attendent</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>connecté</translation>
    </message>
    <message>
        <source>open</source>
        <translation>ouvert</translation>
    </message>
    <message>
        <source>handshake not finished</source>
        <translation>poignée de main inachevée</translation>
    </message>
    <message>
        <source>not accepted yet</source>
        <translation>pas encore acceptée</translation>
    </message>
    <message>
        <source>gone in %1 s</source>
        <translation>disparaît dans %1 s</translation>
    </message>
    <message>
        <source>%1 dropped, buffer full</source>
        <translation>jetés, tampon plein&#xa0;: %1</translation>
    </message>
    <message>
        <source>closed by this program</source>
        <translation>fermée par ce programme</translation>
    </message>
    <message>
        <source>Round trip %1, varies by %2</source>
        <translation>Aller-retour %1, varie de %2</translation>
    </message>
    <message>
        <source>Sent again: %1 segments</source>
        <translation>Renvoyés&#xa0;: %1 segments</translation>
    </message>
    <message>
        <source>On the way, not confirmed: %1 segments</source>
        <translation>En route, non acquittés&#xa0;: %1 segments</translation>
    </message>
    <message>
        <source>Congestion window: %1 segments of at most %2 bytes</source>
        <translation>Fenêtre de congestion&#xa0;: %1 segments de %2 octets au plus</translation>
    </message>
    <message>
        <source>Confirmed by the peer: %1</source>
        <translation>Acquitté par le pair&#xa0;: %1</translation>
    </message>
    <message>
        <source>Received: %1</source>
        <translation>Reçu&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>TabKinds</name>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
</context>
<context>
    <name>TlsText</name>
    <message>
        <source>The peer showed no certificate.</source>
        <translation>Le pair n’a montré aucun certificat.</translation>
    </message>
    <message>
        <source>The certificate was verified: a trusted authority vouches for it, and it is for this host.</source>
        <translation>Le certificat a été vérifié&#xa0;: une autorité de confiance le garantit, et il est pour cet hôte.</translation>
    </message>
    <message>
        <source>The certificate was NOT verified. Nobody knows who answers:</source>
        <translation>Le certificat n’a PAS été vérifié. Personne ne sait qui répond&#xa0;:</translation>
    </message>
    <message>
        <source>Subject:     %1</source>
        <translation>Sujet&#xa0;:       %1</translation>
    </message>
    <message>
        <source>Issuer:      %1</source>
        <translation>Émetteur&#xa0;:    %1</translation>
    </message>
    <message>
        <source>itself (self-signed)</source>
        <translation>lui-même (auto-signé)</translation>
    </message>
    <message>
        <source>Names:       %1</source>
        <translation>Noms&#xa0;:        %1</translation>
    </message>
    <message>
        <source>Valid:       %1 – %2</source>
        <translation>Validité&#xa0;:    %1 – %2</translation>
    </message>
    <message>
        <source>Key:         %1</source>
        <translation>Clé&#xa0;:         %1</translation>
    </message>
    <message>
        <source>Serial:      %1</source>
        <translation>N° de série&#xa0;: %1</translation>
    </message>
    <message>
        <source>SHA-256:     %1</source>
        <translation>SHA-256&#xa0;:     %1</translation>
    </message>
    <message>
        <source>Version:     %1
Cipher:      %2</source>
        <translation>Version&#xa0;:     %1
Chiffrement&#xa0;: %2</translation>
    </message>
    <message>
        <source>Asked for:   %1</source>
        <translation>Demandé&#xa0;:     %1</translation>
    </message>
    <message>
        <source>Application: %1 (ALPN)</source>
        <translation>Application&#xa0;: %1 (ALPN)</translation>
    </message>
    <message>
        <source>Certificate of the peer</source>
        <translation>Certificat du pair</translation>
    </message>
    <message>
        <source>Certificate %1 of the chain</source>
        <translation>Certificat %1 de la chaîne</translation>
    </message>
</context>
<context>
    <name>UnixPathField</name>
    <message>
        <source>/tmp/x.sock or @name</source>
        <translation>/tmp/x.sock ou @nom</translation>
    </message>
</context>
<context>
    <name>Worksheet</name>
    <message>
        <source>Recording, played from %1</source>
        <translation>Enregistrement, rejoué depuis %1</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Socket calls</source>
        <translation>Appels de sockets</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>Séquence</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Your own notes</source>
        <translation>Vos notes</translation>
    </message>
    <message>
        <source>Record %1: %2</source>
        <translation>Appel %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>marked</source>
        <translation>marqué</translation>
    </message>
    <message>
        <source>→ sent</source>
        <translation>→ envoyé</translation>
    </message>
    <message>
        <source>← received</source>
        <translation>← reçu</translation>
    </message>
    <message>
        <source>★ marked</source>
        <translation>★ marqué</translation>
    </message>
    <message>
        <source>! failed</source>
        <translation>! échec</translation>
    </message>
    <message>
        <source>There is no record.</source>
        <translation>Il n’y a aucun appel.</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 records are here; the others were left out.</source>
        <translation>Seuls les %1 premiers appels sur %2 sont ici&#xa0;; les autres ont été omis.</translation>
    </message>
    <message>
        <source>No</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Attente</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Sens</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Appel</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>Pair</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
</context>
<context>
    <name>WorksheetParts</name>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>Only the first %1 records are drawn.</source>
        <translation>Seuls les %1 premiers appels sont dessinés.</translation>
    </message>
    <message>
        <source>en</source>
        <comment>the language of these words, as a BCP 47 tag</comment>
        <translation>fr</translation>
    </message>
    <message>
        <source>Sequence of the calls</source>
        <translation>Séquence des appels</translation>
    </message>
</context>
<context>
    <name>wirebench::AboutWindow</name>
    <message>
        <source>About Wirebench</source>
        <translation>À propos de Wirebench</translation>
    </message>
    <message>
        <source>Real sockets, and every call that made them happen.</source>
        <translation>De vraies sockets, et tous les appels qui les font vivre.</translation>
    </message>
    <message>
        <source>&amp;Licences</source>
        <translation>&amp;Licences</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licences</translation>
    </message>
    <message>
        <source>The full texts come along with the package: in the folder “licences” of the portable archive, in /usr/share/doc on Linux.</source>
        <translation>Les textes complets accompagnent le paquet : dans le dossier « licences » de l’archive portable, dans /usr/share/doc sous Linux.</translation>
    </message>
    <message>
        <source>&amp;Copy Details</source>
        <translation>&amp;Copier les détails</translation>
    </message>
    <message>
        <source>Version, Qt and system, for a report</source>
        <translation>Version, Qt et système, pour un rapport</translation>
    </message>
</context>
<context>
    <name>wirebench::AnatomyView</name>
    <message>
        <source>The first %1 of %2.</source>
        <translation>Les premiers %1 sur %2.</translation>
    </message>
    <message>
        <source>%1: %2 from byte %3</source>
        <translation>%1&#xa0;: %2 à partir de l’octet %3</translation>
    </message>
    <message>
        <source>Put the cursor on a part to have it named.</source>
        <translation>Placez le curseur sur une partie pour savoir ce qu’elle est.</translation>
    </message>
</context>
<context>
    <name>wirebench::Application</name>
    <message>
        <source>the picture could not be saved</source>
        <translation>l’image n’a pas pu être enregistrée</translation>
    </message>
</context>
<context>
    <name>wirebench::BoardModel</name>
    <message>
        <source>student %1</source>
        <translation>étudiant %1</translation>
    </message>
    <message>
        <source>%1 at %2, %3 of %4 exercises</source>
        <translation>%1 depuis %2, %3 exercices sur %4</translation>
    </message>
    <message>
        <source>stuck: %1</source>
        <translation>bloqué&#xa0;: %1</translation>
    </message>
    <message>
        <source>connected, not reached yet</source>
        <translation>connecté, pas encore atteint</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>pas commencé</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>Étudiant</translation>
    </message>
    <message>
        <source>Needs help</source>
        <translation>À aider</translation>
    </message>
    <message>
        <source>%1 · reads</source>
        <translation>%1 · lit</translation>
    </message>
    <message>
        <source>%1 · writes</source>
        <translation>%1 · écrit</translation>
    </message>
    <message>
        <source>reached at %1; lines so far: %2</source>
        <translation>atteint à %1&#xa0;; lignes jusqu’ici&#xa0;: %2</translation>
    </message>
    <message>
        <source>reached at %1</source>
        <translation>atteint à %1</translation>
    </message>
    <message>
        <source>since %1: %2</source>
        <translation>depuis %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>quelqu’un</translation>
    </message>
</context>
<context>
    <name>wirebench::BoardPanel</name>
    <message>
        <source>hide names</source>
        <translation>masquer les noms</translation>
    </message>
    <message>
        <source>Class board</source>
        <translation>Tableau de classe</translation>
    </message>
    <message>
        <source>Show numbers in place of names and addresses, for projection</source>
        <translation>Afficher des numéros au lieu des noms et des adresses, pour la projection</translation>
    </message>
    <message>
        <source>Each student becomes a row here, with a tick for each exercise. Press Listen first.</source>
        <translation>Chaque étudiant devient ici une ligne, avec une coche par exercice. Appuyez d’abord sur Écouter.</translation>
    </message>
    <message>
        <source>Nobody has come yet. Try in a terminal:
%1</source>
        <translation>Personne n’est encore venu. Essayez dans un terminal&#xa0;:
%1</translation>
    </message>
    <message>
        <source>The calls behind this tick are no longer in the log.</source>
        <translation>Les appels derrière cette coche ne sont plus dans le journal.</translation>
    </message>
    <message>
        <source>The log keeps the newest records, and it may have been cleared.</source>
        <translation>Le journal garde les appels les plus récents, et il a pu être vidé.</translation>
    </message>
    <message>
        <source>✓ reached · … at it · ! stuck. Choose a column to read its exercise, a tick to see the calls that show it.</source>
        <translation>✓ atteint · … en cours · ! bloqué. Choisissez une colonne pour lire son exercice, une coche pour voir les appels qui la justifient.</translation>
    </message>
    <message>
        <source>1 student</source>
        <translation>1 étudiant</translation>
    </message>
    <message>
        <source>%1 students</source>
        <translation>%1 étudiants</translation>
    </message>
    <message>
        <source>! %1 need help</source>
        <translation>! %1 à aider</translation>
    </message>
    <message>
        <source>Export the class board</source>
        <translation>Exporter le tableau de classe</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>The board is in %1.</source>
        <translation>Le tableau est dans %1.</translation>
    </message>
    <message>
        <source>! student 12</source>
        <translation>! étudiant 12</translation>
    </message>
</context>
<context>
    <name>wirebench::BodyFields</name>
    <message>
        <source>Not proper JSON here: %1. It is sent as it stands.</source>
        <translation>JSON incorrect ici&#xa0;: %1. Il est envoyé tel quel.</translation>
    </message>
    <message>
        <source>Body of the request</source>
        <translation>Corps de la requête</translation>
    </message>
    <message>
        <source>Fields of the form</source>
        <translation>Champs du formulaire</translation>
    </message>
    <message>
        <source>File to send</source>
        <translation>Fichier à envoyer</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texte</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>form</source>
        <translation>formulaire</translation>
    </message>
    <message>
        <source>multipart form</source>
        <translation>formulaire multipart</translation>
    </message>
    <message>
        <source>file</source>
        <translation>fichier</translation>
    </message>
    <message>
        <source>What goes out behind the headers</source>
        <translation>Ce qui part après les en-têtes</translation>
    </message>
    <message>
        <source>The header Content-Type, such as text/csv; charset=utf-8</source>
        <translation>L’en-tête Content-Type, par exemple text/csv; charset=utf-8</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Genre</translation>
    </message>
    <message>
        <source>&amp;Type</source>
        <translation>&amp;Type</translation>
    </message>
    <message>
        <source>The request has no body. Choose a kind to give it one.</source>
        <translation>La requête n’a pas de corps. Choisissez un genre pour lui en donner un.</translation>
    </message>
    <message>
        <source>Path of a file</source>
        <translation>Chemin d’un fichier</translation>
    </message>
    <message>
        <source>by the file&apos;s name</source>
        <translation>d’après le nom du fichier</translation>
    </message>
    <message>
        <source>text/plain; charset=utf-8</source>
        <translation>text/plain; charset=utf-8</translation>
    </message>
    <message>
        <source>The text to send</source>
        <translation>Le texte à envoyer</translation>
    </message>
    <message>
        <source>name=value, one a line; name=@/path/of/a/file sends a file</source>
        <translation>nom=valeur, un par ligne&#xa0;; nom=@/chemin/du/fichier envoie un fichier</translation>
    </message>
    <message>
        <source>name=value, one a line</source>
        <translation>nom=valeur, un par ligne</translation>
    </message>
</context>
<context>
    <name>wirebench::BodyView</name>
    <message>
        <source>Body of the answer</source>
        <translation>Corps de la réponse</translation>
    </message>
    <message>
        <source>Bytes of the body</source>
        <translation>Octets du corps</translation>
    </message>
    <message>
        <source>Image of the body</source>
        <translation>Image du corps</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hexa</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Show the body as</source>
        <translation>Afficher le corps en</translation>
    </message>
    <message>
        <source>How the body is shown; chosen by its type at first</source>
        <translation>Comment le corps est affiché&#xa0;; choisi d’abord d’après son type</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Copier la commande</translation>
    </message>
    <message>
        <source>reading %1 …</source>
        <translation>lecture de %1…</translation>
    </message>
    <message>
        <source>! partial</source>
        <translation>! incomplet</translation>
    </message>
    <message>
        <source>The first %1 of %2; “Save body…” has all.</source>
        <translation>Les premiers %1 sur %2&#xa0;; «&#xa0;Enregistrer le corps…&#xa0;» donne tout.</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 pixels</translation>
    </message>
</context>
<context>
    <name>wirebench::CallStepButton</name>
    <message>
        <source>%1: waiting</source>
        <translation>%1&#xa0;: en attente</translation>
    </message>
    <message>
        <source>%1: failed, %2</source>
        <translation>%1&#xa0;: échec, %2</translation>
    </message>
    <message>
        <source>%1: done, %2 times</source>
        <translation>%1&#xa0;: fait, %2 fois</translation>
    </message>
    <message>
        <source>%1: done</source>
        <translation>%1&#xa0;: fait</translation>
    </message>
    <message>
        <source>waiting %1</source>
        <translation>attend %1</translation>
    </message>
    <message>
        <source>%1: held by step mode, the next to go (Space)</source>
        <translation>%1&#xa0;: retenu par le mode pas à pas, le prochain à partir (Espace)</translation>
    </message>
    <message>
        <source>%1: held by step mode</source>
        <translation>%1&#xa0;: retenu par le mode pas à pas</translation>
    </message>
    <message>
        <source>held, press Space</source>
        <translation>retenu, appuyez sur Espace</translation>
    </message>
    <message>
        <source>held</source>
        <translation>retenu</translation>
    </message>
</context>
<context>
    <name>wirebench::CallStrip</name>
    <message>
        <source>Socket calls</source>
        <translation>Appels de sockets</translation>
    </message>
    <message>
        <source>Earlier calls</source>
        <translation>Appels précédents</translation>
    </message>
    <message>
        <source>Earlier calls (also with the arrow keys)</source>
        <translation>Appels précédents (aussi avec les flèches du clavier)</translation>
    </message>
</context>
<context>
    <name>wirebench::ChatClientActions</name>
    <message>
        <source>Connect</source>
        <translation>Connecter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>socket, connect, and send the pseudonym (Ctrl+E)</source>
        <translation>socket, connect, puis envoi du pseudonyme (Ctrl+E)</translation>
    </message>
    <message>
        <source>Give up connecting (Ctrl+E)</source>
        <translation>Renoncer à se connecter (Ctrl+E)</translation>
    </message>
    <message>
        <source>shutdown(SHUT_WR), then close once the server has ended, too (Ctrl+E)</source>
        <translation>shutdown(SHUT_WR), puis close quand le serveur a terminé lui aussi (Ctrl+E)</translation>
    </message>
    <message>
        <source>Close at once, without waiting for the server (Ctrl+E)</source>
        <translation>Fermer tout de suite, sans attendre le serveur (Ctrl+E)</translation>
    </message>
    <message>
        <source>Connect again</source>
        <translation>Reconnecter</translation>
    </message>
    <message>
        <source>Connect with the same name to the same place</source>
        <translation>Se connecter sous le même nom au même endroit</translation>
    </message>
</context>
<context>
    <name>wirebench::ChatClientTab</name>
    <message>
        <source>Conversation</source>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Each socket call of this client appears here, in order. Press Connect to begin.</source>
        <translation>Chaque appel de socket de ce client apparaît ici, dans l’ordre. Appuyez sur Connecter pour commencer.</translation>
    </message>
    <message>
        <source>The server&apos;s name or address</source>
        <translation>Le nom ou l’adresse du serveur</translation>
    </message>
    <message>
        <source>Your pseudonym; empty: your user name</source>
        <translation>Votre pseudonyme&#xa0;; vide&#xa0;: votre nom d’utilisateur</translation>
    </message>
    <message>
        <source>read and write</source>
        <translation>lecture et écriture</translation>
    </message>
    <message>
        <source>one port</source>
        <translation>un seul port</translation>
    </message>
    <message>
        <source>The lab reads on one port and writes on another; a chat server has one for both</source>
        <translation>Le TP lit sur un port et écrit sur un autre&#xa0;; un serveur de chat en a un seul pour les deux</translation>
    </message>
    <message>
        <source>Hos&amp;t</source>
        <translation>Hô&amp;te</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>Port&amp;s</source>
        <translation>Port&amp;s</translation>
    </message>
    <message>
        <source>&amp;Read port</source>
        <translation>Port de lectu&amp;re</translation>
    </message>
    <message>
        <source>&amp;Write port</source>
        <translation>Port d’écrit&amp;ure</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>any</source>
        <translation>toutes</translation>
    </message>
    <message>
        <source>IPv4</source>
        <translation>IPv4</translation>
    </message>
    <message>
        <source>IPv6</source>
        <translation>IPv6</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>How long connecting may take</source>
        <translation>Combien de temps la connexion peut prendre</translation>
    </message>
    <message>
        <source>Famil&amp;y</source>
        <translation>Fa&amp;mille</translation>
    </message>
    <message>
        <source>Time-out</source>
        <translation>Délai</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échec</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>fermé</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>connexion</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>connecté</translation>
    </message>
    <message>
        <source>as %1</source>
        <translation>en tant que %1</translation>
    </message>
    <message>
        <source>leaving</source>
        <translation>départ</translation>
    </message>
    <message>
        <source>Press Connect first</source>
        <translation>Appuyez d’abord sur Connecter</translation>
    </message>
    <message>
        <source>Reading and writing</source>
        <translation>Lecture et écriture</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Écriture</translation>
    </message>
    <message>
        <source>%1: ○ not connected</source>
        <translation>%1&#xa0;: ○ non connectée</translation>
    </message>
    <message>
        <source>%1: ● %2 → %3</source>
        <translation>%1&#xa0;: ● %2 → %3</translation>
    </message>
    <message>
        <source>The server has ended the conversation.</source>
        <translation>Le serveur a mis fin à la conversation.</translation>
    </message>
    <message>
        <source>Chat client</source>
        <translation>Client de chat</translation>
    </message>
</context>
<context>
    <name>wirebench::ChatPanel</name>
    <message>
        <source>Who is there</source>
        <translation>Qui est là</translation>
    </message>
    <message>
        <source>Say</source>
        <translation>Dire</translation>
    </message>
    <message>
        <source>Say something, Enter sends it</source>
        <translation>Dites quelque chose, Entrée l’envoie</translation>
    </message>
    <message>
        <source>Go to the newest line</source>
        <translation>Aller à la ligne la plus récente</translation>
    </message>
    <message>
        <source>Here (%1)</source>
        <translation>Présents (%1)</translation>
    </message>
    <message>
        <source>Send this line to everyone (Enter)</source>
        <translation>Envoyer cette ligne à tous (Entrée)</translation>
    </message>
    <message>
        <source>1 new line ↓</source>
        <translation>1 nouvelle ligne ↓</translation>
    </message>
    <message>
        <source>%1 new lines ↓</source>
        <translation>%1 nouvelles lignes ↓</translation>
    </message>
    <message>
        <source>hide names</source>
        <translation>masquer les noms</translation>
    </message>
    <message>
        <source>Show numbers in place of names, for projection; what was written stays</source>
        <translation>Afficher des numéros au lieu des noms, pour la projection&#xa0;; ce qui a été écrit reste</translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation>%1 (vous)</translation>
    </message>
    <message>
        <source>person %1</source>
        <translation>personne %1</translation>
    </message>
</context>
<context>
    <name>wirebench::ChatServerActions</name>
    <message>
        <source>Listen</source>
        <translation>Écouter</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Close the listening sockets and every connection (Ctrl+E)</source>
        <translation>Fermer les sockets d’écoute et toutes les connexions (Ctrl+E)</translation>
    </message>
    <message>
        <source>socket, bind, listen, and accept clients (Ctrl+E)</source>
        <translation>socket, bind, listen, puis accepter des clients (Ctrl+E)</translation>
    </message>
    <message>
        <source>Join…</source>
        <translation>Inviter…</translation>
    </message>
    <message>
        <source>Show large how to join: address, port, the line to type, a code to scan (Ctrl+J)</source>
        <translation>Montrer en grand comment rejoindre&#xa0;: adresse, port, ligne à taper, code à scanner (Ctrl+J)</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Write the class board to a CSV file</source>
        <translation>Écrire le tableau de classe dans un fichier CSV</translation>
    </message>
    <message>
        <source>New board</source>
        <translation>Nouveau tableau</translation>
    </message>
    <message>
        <source>Begin a new board: the ticks go, who is connected stays</source>
        <translation>Commencer un nouveau tableau&#xa0;: les coches disparaissent, les connectés restent</translation>
    </message>
    <message>
        <source>Use ports + %1</source>
        <translation>Prendre les ports + %1</translation>
    </message>
    <message>
        <source>Use the usual ports</source>
        <translation>Prendre les ports habituels</translation>
    </message>
    <message>
        <source>Add this to all five ports, and listen again</source>
        <translation>Ajouter ce nombre aux cinq ports, et écouter de nouveau</translation>
    </message>
</context>
<context>
    <name>wirebench::ChatServerTab</name>
    <message>
        <source>Conversation</source>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Each socket call of this server appears here, in order. Press Listen to begin.</source>
        <translation>Chaque appel de socket de ce serveur apparaît ici, dans l’ordre. Appuyez sur Écouter pour commencer.</translation>
    </message>
    <message>
        <source>Hos&amp;t</source>
        <translation>Hô&amp;te</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>Famil&amp;y</source>
        <translation>Fa&amp;mille</translation>
    </message>
    <message>
        <source>tell who joins and leaves</source>
        <translation>annoncer arrivées et départs</translation>
    </message>
    <message>
        <source>Send it to everyone, as lines that begin with *</source>
        <translation>Les envoyer à tous, en lignes qui commencent par *</translation>
    </message>
    <message>
        <source>Of one client; who sends faster is read more slowly. 0: no limit</source>
        <translation>D’un même client&#xa0;; qui envoie plus vite est lu plus lentement. 0&#xa0;: sans limite</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>A reader that takes nothing for so long is disconnected. 0: never</source>
        <translation>Un lecteur qui ne prend rien pendant ce temps est déconnecté. 0&#xa0;: jamais</translation>
    </message>
    <message>
        <source>Say as</source>
        <translation>Parler comme</translation>
    </message>
    <message>
        <source>The name under which you speak</source>
        <translation>Le nom sous lequel vous parlez</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Lines a second</source>
        <translation>Lignes/s</translation>
    </message>
    <message>
        <source>Dropped after</source>
        <translation>Coupé après</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échec</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêté</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>démarrage</translation>
    </message>
    <message>
        <source>listening, open to others</source>
        <translation>à l’écoute, ouvert aux autres</translation>
    </message>
    <message>
        <source>listening</source>
        <translation>à l’écoute</translation>
    </message>
    <message>
        <source>Press Listen first</source>
        <translation>Appuyez d’abord sur Écouter</translation>
    </message>
    <message>
        <source>Who connects sends a pseudonym and a newline, then lines, and gets the lines of everyone. Press Listen to begin.</source>
        <translation>Qui se connecte envoie un pseudonyme et un saut de ligne, puis des lignes, et reçoit les lignes de tous. Appuyez sur Écouter pour commencer.</translation>
    </message>
    <message>
        <source>Nobody has come yet. Try in a terminal: %1, or press Join… to show others how.</source>
        <translation>Personne n’est encore venu. Essayez dans un terminal&#xa0;: %1, ou appuyez sur Inviter… pour montrer aux autres comment faire.</translation>
    </message>
    <message>
        <source>%1 connected, %2 with a pseudonym · %3 lines</source>
        <translation>connectés&#xa0;: %1, dont %2 avec un pseudonyme · lignes&#xa0;: %3</translation>
    </message>
    <message>
        <source>! %1 dropped: they did not read</source>
        <translation>! déconnectés faute de lire&#xa0;: %1</translation>
    </message>
    <message>
        <source>Chat server</source>
        <translation>Serveur de chat</translation>
    </message>
</context>
<context>
    <name>wirebench::ChatView</name>
    <message>
        <source>── new ──</source>
        <translation>── nouveau ──</translation>
    </message>
    <message>
        <source>… %1 lines not shown</source>
        <translation>… lignes non affichées&#xa0;: %1</translation>
    </message>
    <message>
        <source> … %1 bytes cut</source>
        <translation> … octets coupés&#xa0;: %1</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>What is said appears here, and who comes and goes.</source>
        <translation>Ce qui se dit apparaît ici, et qui arrive et qui part.</translation>
    </message>
</context>
<context>
    <name>wirebench::ChecksumFields</name>
    <message>
        <source>Bytes</source>
        <translation>Octets</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>high first</source>
        <translation>poids fort d’abord</translation>
    </message>
    <message>
        <source>low first</source>
        <translation>poids faible d’abord</translation>
    </message>
    <message>
        <source>at the end</source>
        <translation>à la fin</translation>
    </message>
    <message>
        <source>before the line ending</source>
        <translation>avant la fin de ligne</translation>
    </message>
    <message>
        <source>at the start</source>
        <translation>au début</translation>
    </message>
    <message>
        <source>Computed of the message when it is sent, and added to it</source>
        <translation>Calculée sur le message à l’envoi, et ajoutée à celui-ci</translation>
    </message>
    <message>
        <source>Which byte of the checksum goes out first: protocols differ</source>
        <translation>Quel octet de la somme part d’abord : cela dépend du protocole</translation>
    </message>
    <message>
        <source>Where the checksum stands. It covers everything but itself, and before the line ending not that either</source>
        <translation>Où se place la somme de contrôle. Elle couvre tout sauf elle-même et, placée avant la fin de ligne, pas celle-ci non plus</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Somme de contrôle</translation>
    </message>
</context>
<context>
    <name>wirebench::ClientsModel</name>
    <message>
        <source>%1 more</source>
        <comment>clients in the accept queue</comment>
        <translation>%1 de plus</translation>
    </message>
    <message>
        <source>1 client</source>
        <translation>1 client</translation>
    </message>
    <message>
        <source>%1 clients</source>
        <translation>%1 clients</translation>
    </message>
    <message>
        <source>waits to be accepted</source>
        <translation>attend d’être accepté</translation>
    </message>
    <message>
        <source>connected, %1</source>
        <translation>connecté, %1</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>connecté</translation>
    </message>
    <message>
        <source>TLS handshake</source>
        <translation>négociation TLS</translation>
    </message>
    <message>
        <source>working</source>
        <translation>au travail</translation>
    </message>
    <message>
        <source>client sends no more</source>
        <translation>le client n’envoie plus</translation>
    </message>
    <message>
        <source>server sends no more</source>
        <translation>le serveur n’envoie plus</translation>
    </message>
    <message>
        <source>closing</source>
        <translation>fermeture</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>fermé</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyé</translation>
    </message>
    <message>
        <source>Unsent</source>
        <translation>Non envoyé</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Passed on from %1 to %2</source>
        <translation>Transmis de %1 à %2</translation>
    </message>
</context>
<context>
    <name>wirebench::ClientsPanel</name>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>server sends no more</source>
        <translation>le serveur n’envoie plus</translation>
    </message>
    <message>
        <source>Clients (%1)</source>
        <translation>Clients (%1)</translation>
    </message>
    <message>
        <source>accept queue %1, backlog %2</source>
        <translation>file d’attente %1, backlog %2</translation>
    </message>
    <message>
        <source>Clients that the system has connected and the server has not accepted yet. Linux lets one more wait than listen() was told.</source>
        <translation>Les clients que le système a connectés et que le serveur n’a pas encore acceptés. Linux en laisse attendre un de plus que ce qui a été dit à listen().</translation>
    </message>
    <message>
        <source>Each client that connects becomes a line here. Press Listen first.</source>
        <translation>Chaque client qui se connecte devient ici une ligne. Appuyez d’abord sur Écouter.</translation>
    </message>
    <message>
        <source>No client yet. Try in a terminal:
%1</source>
        <translation>Pas encore de client. Essayez dans un terminal&#xa0;:
%1</translation>
    </message>
    <message>
        <source>Client %1: %2</source>
        <translation>Client %1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>wirebench::CodePage</name>
    <message>
        <source>A recording has no settings to make a program of. Choose the replay.</source>
        <translation>Un enregistrement n’a pas de réglages dont faire un programme. Choisissez la rediffusion.</translation>
    </message>
    <message>
        <source>Save program</source>
        <translation>Enregistrer le programme</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Language of the program</source>
        <translation>Langage du programme</translation>
    </message>
    <message>
        <source>the program</source>
        <translation>le programme</translation>
    </message>
    <message>
        <source>the replay</source>
        <translation>la rediffusion</translation>
    </message>
    <message>
        <source>What the program does</source>
        <translation>Ce que fait le programme</translation>
    </message>
    <message>
        <source>The program does what the settings say; the replay sends exactly the messages of the log</source>
        <translation>Le programme fait ce que disent les réglages&#xa0;; la rediffusion envoie exactement les messages du journal</translation>
    </message>
    <message>
        <source>Copy program</source>
        <translation>Copier le programme</translation>
    </message>
    <message>
        <source>Copy the program, or what is selected of it</source>
        <translation>Copier le programme, ou ce qui y est sélectionné</translation>
    </message>
    <message>
        <source>Save program…</source>
        <translation>Enregistrer le programme…</translation>
    </message>
    <message>
        <source>The session as a program</source>
        <translation>La session sous forme de programme</translation>
    </message>
</context>
<context>
    <name>wirebench::ConnectionsModel</name>
    <message>
        <source>Session</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocole</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Local</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>Pair</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Recv-Q</source>
        <translation>Recv-Q</translation>
    </message>
    <message>
        <source>Send-Q</source>
        <translation>Send-Q</translation>
    </message>
    <message>
        <source>RTT</source>
        <translation>RTT</translation>
    </message>
    <message>
        <source>Retrans</source>
        <translation>Retrans</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Receive queue: bytes that have come and this program has not read. The end of a stream counts as one; datagrams count with the memory that they take.</source>
        <translation>File de réception&#xa0;: les octets arrivés que ce programme n’a pas lus. La fin d’un flux compte pour un&#xa0;; les datagrammes comptent pour la mémoire qu’ils occupent.</translation>
    </message>
    <message>
        <source>Send queue: bytes that this program has written and the peer&apos;s system has not confirmed.</source>
        <translation>File d’émission&#xa0;: les octets que ce programme a écrits et que le système du pair n’a pas acquittés.</translation>
    </message>
    <message>
        <source>Round trip time: how long the peer&apos;s confirmation takes, as TCP measures and smooths it.</source>
        <translation>Temps d’aller-retour&#xa0;: combien de temps met l’acquittement du pair, tel que TCP le mesure et le lisse.</translation>
    </message>
    <message>
        <source>Retransmits: segments that TCP has sent again because no confirmation came.</source>
        <translation>Retransmissions&#xa0;: les segments que TCP a renvoyés faute d’acquittement.</translation>
    </message>
</context>
<context>
    <name>wirebench::ConnectionsPanel</name>
    <message>
        <source>Connections</source>
        <translation>Connexions</translation>
    </message>
    <message>
        <source>1 socket</source>
        <translation>1 socket</translation>
    </message>
    <message>
        <source>%1 sockets</source>
        <translation>%1 sockets</translation>
    </message>
    <message>
        <source>%1 more are not shown</source>
        <translation>%1 de plus ne sont pas affichées</translation>
    </message>
    <message>
        <source>This system does not tell programs of their sockets. Linux does.</source>
        <translation>Ce système ne renseigne pas les programmes sur leurs sockets. Linux le fait.</translation>
    </message>
    <message>
        <source>This session has no socket. Each one appears here as soon as it is made, with its state as the operating system tells it.</source>
        <translation>Cette session n’a pas de socket. Chacune apparaît ici dès sa création, avec son état selon le système d’exploitation.</translation>
    </message>
    <message>
        <source>This program has no socket. Each one appears here as soon as it is made, with its state as the operating system tells it.</source>
        <translation>Ce programme n’a pas de socket. Chacune apparaît ici dès sa création, avec son état selon le système d’exploitation.</translation>
    </message>
    <message>
        <source>This session</source>
        <translation>Cette session</translation>
    </message>
    <message>
        <source>All sessions</source>
        <translation>Toutes les sessions</translation>
    </message>
    <message>
        <source>Scope of the connections</source>
        <translation>Portée des connexions</translation>
    </message>
    <message>
        <source>How many sockets there are</source>
        <translation>Nombre de sockets</translation>
    </message>
    <message>
        <source>2 clients wait, backlog 5</source>
        <translation>2 clients attendent, backlog 5</translation>
    </message>
</context>
<context>
    <name>wirebench::ConversationView</name>
    <message>
        <source>… %1 bytes not shown</source>
        <translation>… octets non affichés&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>échec de %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>connecté</translation>
    </message>
    <message>
        <source>secured: %1</source>
        <translation>sécurisé&#xa0;: %1</translation>
    </message>
    <message>
        <source>the peer sends no more</source>
        <translation>le pair n’envoie plus</translation>
    </message>
    <message>
        <source>we send no more</source>
        <translation>nous n’envoyons plus</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>fermé</translation>
    </message>
    <message>
        <source>→ sent</source>
        <translation>→ envoyé</translation>
    </message>
    <message>
        <source>← received</source>
        <translation>← reçu</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>What is sent and received appears here.</source>
        <translation>Ce qui est envoyé et reçu apparaît ici.</translation>
    </message>
</context>
<context>
    <name>wirebench::CookiesModel</name>
    <message>
        <source>with the session</source>
        <translation>en fin de session</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domaine</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Chemin</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Expiration</translation>
    </message>
</context>
<context>
    <name>wirebench::CookiesPanel</name>
    <message>
        <source>Cookies</source>
        <translation>Cookies</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>A&amp;jouter</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>Delete all</source>
        <translation>Tout supprimer</translation>
    </message>
    <message>
        <source>No cookies. Those that answers set appear here and go out with the next request that they belong to; “Add” makes one by hand.</source>
        <translation>Pas de cookies. Ceux que les réponses déposent apparaissent ici et partent avec la prochaine requête qu’ils concernent&#xa0;; «&#xa0;Ajouter&#xa0;» en crée un à la main.</translation>
    </message>
    <message>
        <source>Make a cookie by hand</source>
        <translation>Créer un cookie à la main</translation>
    </message>
    <message>
        <source>Delete the chosen cookies</source>
        <translation>Supprimer les cookies choisis</translation>
    </message>
</context>
<context>
    <name>wirebench::DialogueEditor</name>
    <message>
        <source>the dialogue</source>
        <translation>le dialogue</translation>
    </message>
    <message numerus="yes">
        <source>A dialogue of %n step(s), without a mistake.</source>
        <translation>
            <numerusform>Un dialogue de %n étape, sans faute.</numerusform>
            <numerusform>Un dialogue de %n étapes, sans faute.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save Dialogue</source>
        <translation>Enregistrer le dialogue</translation>
    </message>
    <message>
        <source>Dialogues (*.json)</source>
        <translation>Dialogues (*.json)</translation>
    </message>
    <message>
        <source>Wirebench</source>
        <translation>Wirebench</translation>
    </message>
    <message>
        <source>Close without saving what was changed?</source>
        <translation>Fermer sans enregistrer les modifications&#x202f;?</translation>
    </message>
    <message>
        <source>New dialogue</source>
        <translation>Nouveau dialogue</translation>
    </message>
    <message>
        <source>Dialogue %1</source>
        <translation>Dialogue %1</translation>
    </message>
    <message>
        <source>Text of the dialogue</source>
        <translation>Texte du dialogue</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Write it into a file, and use it (Ctrl+S)</source>
        <translation>L’écrire dans un fichier et s’en servir (Ctrl+S)</translation>
    </message>
</context>
<context>
    <name>wirebench::DialogueForm</name>
    <message>
        <source>Show what is typed</source>
        <translation>Montrer ce qui est tapé</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
</context>
<context>
    <name>wirebench::DialoguePanel</name>
    <message>
        <source>“Edit” shows the place.</source>
        <translation>«&#xa0;Modifier&#xa0;» montre l’endroit.</translation>
    </message>
    <message>
        <source>Open Dialogue</source>
        <translation>Ouvrir un dialogue</translation>
    </message>
    <message>
        <source>Dialogues (*.json);;All files (*)</source>
        <translation>Dialogues (*.json);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>This link searches: type the words, then press Run.</source>
        <translation>Ce lien cherche&#xa0;: tapez les mots, puis pressez Lancer.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Run on</source>
        <translation>Tout faire</translation>
    </message>
    <message>
        <source>Stop before the next step</source>
        <translation>S’arrêter avant l’étape suivante</translation>
    </message>
    <message>
        <source>All steps that are left</source>
        <translation>Toutes les étapes qui restent</translation>
    </message>
    <message>
        <source>Pause first: then the keyboard is yours</source>
        <translation>Mettez d’abord en pause&#xa0;: le clavier sera à vous</translation>
    </message>
    <message>
        <source>Run the dialogue first, step by step</source>
        <translation>Lancez d’abord le dialogue, pas à pas</translation>
    </message>
    <message>
        <source>Send this line as it is, and a line end (Enter)</source>
        <translation>Envoyer cette ligne telle quelle, avec une fin de ligne (Entrée)</translation>
    </message>
    <message>
        <source>A line of your own</source>
        <translation>Une ligne à vous</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Results (%1)</source>
        <translation>Résultats (%1)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>port %1</source>
        <translation>port %1</translation>
    </message>
    <message>
        <source>port %1, under TLS %2</source>
        <translation>port %1, sous TLS %2</translation>
    </message>
    <message>
        <source>%1, %2.</source>
        <comment>protocol, its ports</comment>
        <translation>%1, %2.</translation>
    </message>
    <message>
        <source>Use port %1</source>
        <translation>Prendre le port %1</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocole</translation>
    </message>
    <message>
        <source>Dialogue</source>
        <translation>Dialogue</translation>
    </message>
    <message>
        <source>What is done with the server, step by step</source>
        <translation>Ce que l’on fait avec le serveur, pas à pas</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>Line to send</source>
        <translation>Ligne à envoyer</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Étape suivante</translation>
    </message>
    <message>
        <source>Do the step before which the dialogue stands (F6)</source>
        <translation>Faire l’étape devant laquelle le dialogue s’est arrêté (F6)</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Sauter</translation>
    </message>
    <message>
        <source>Leave this step out</source>
        <translation>Laisser cette étape de côté</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Back to single messages; a dialogue goes on</source>
        <translation>Revenir aux messages&#x202f;; un dialogue en cours continue</translation>
    </message>
    <message>
        <source>Practice server</source>
        <translation>Serveur d’exercice</translation>
    </message>
    <message>
        <source>Small servers of this program, for this machine alone: FTP, mail, news, Telnet, Gopher</source>
        <translation>De petits serveurs de ce programme, pour cette machine seule&#xa0;: FTP, courrier, forums, Telnet, Gopher</translation>
    </message>
    <message>
        <source>Step by step</source>
        <translation>Pas à pas</translation>
    </message>
    <message>
        <source>Stop before each step: go on with F6, or type a line of your own</source>
        <translation>S’arrêter avant chaque étape&#xa0;: F6 pour continuer, ou taper une ligne à vous</translation>
    </message>
    <message>
        <source>Data from other machines too</source>
        <translation>Données d’autres machines aussi</translation>
    </message>
    <message>
        <source>A data connection may lead to another machine than the server&apos;s. It could be made to reach into your own network.</source>
        <translation>Une connexion de données peut mener à une autre machine que celle du serveur. On pourrait ainsi vous faire atteindre votre propre réseau.</translation>
    </message>
    <message>
        <source>Where such servers usually listen</source>
        <translation>Où de tels serveurs écoutent d’habitude</translation>
    </message>
    <message>
        <source>Open dialogue…</source>
        <translation>Ouvrir un dialogue…</translation>
    </message>
    <message>
        <source>Edit dialogue…</source>
        <translation>Modifier le dialogue…</translation>
    </message>
    <message>
        <source>Its file as text; of a built-in one, a copy</source>
        <translation>Son fichier, en texte&#x202f;; d’un dialogue intégré, une copie</translation>
    </message>
    <message>
        <source>Send line</source>
        <translation>Envoyer la ligne</translation>
    </message>
    <message>
        <source>More about dialogues</source>
        <translation>Plus sur les dialogues</translation>
    </message>
    <message>
        <source>Dialogues of your own</source>
        <translation>Vos propres dialogues</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Valeurs</translation>
    </message>
    <message>
        <source>Views of the dialogue</source>
        <translation>Vues du dialogue</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Show passwords in the log</source>
        <translation>Montrer les mots de passe dans le journal</translation>
    </message>
    <message>
        <source>From the next run on, as they go over the wire; otherwise bullets stand in their place</source>
        <translation>À partir du prochain lancement, tels qu’ils passent sur le réseau ; sinon des points les remplacent</translation>
    </message>
</context>
<context>
    <name>wirebench::DialogueResults</name>
    <message numerus="yes">
        <source>%1: %n line(s)</source>
        <translation>
            <numerusform>%1&#xa0;: %n ligne</numerusform>
            <numerusform>%1&#xa0;: %n lignes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Menu: %n line(s)</source>
        <translation>
            <numerusform>Menu&#xa0;: %n ligne</numerusform>
            <numerusform>Menu&#xa0;: %n lignes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) saved</source>
        <translation>
            <numerusform>%n fichier enregistré</numerusform>
            <numerusform>%n fichiers enregistrés</numerusform>
        </translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texte</translation>
    </message>
    <message>
        <source>menu</source>
        <translation>menu</translation>
    </message>
    <message>
        <source>search</source>
        <translation>recherche</translation>
    </message>
    <message>
        <source>error</source>
        <translation>erreur</translation>
    </message>
    <message>
        <source>file</source>
        <translation>fichier</translation>
    </message>
    <message>
        <source>Telnet</source>
        <translation>Telnet</translation>
    </message>
    <message>
        <source>web page</source>
        <translation>page web</translation>
    </message>
    <message>
        <source>other</source>
        <translation>autre</translation>
    </message>
    <message>
        <source>Which result</source>
        <translation>Quel résultat</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>What the server lists, and the files that are saved, appear here.</source>
        <translation>Ce que le serveur liste et les fichiers enregistrés apparaissent ici.</translation>
    </message>
</context>
<context>
    <name>wirebench::DialogueStepsModel</name>
    <message>
        <source>still to come</source>
        <translation>à venir</translation>
    </message>
    <message>
        <source>comes next</source>
        <translation>la suivante</translation>
    </message>
    <message>
        <source>happens now</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fait</translation>
    </message>
    <message>
        <source>ended here</source>
        <translation>fini ici</translation>
    </message>
</context>
<context>
    <name>wirebench::DialogueZone</name>
    <message>
        <source>%1, dialogue</source>
        <translation>%1, dialogue</translation>
    </message>
    <message>
        <source>There is no practice server for this.</source>
        <translation>Il n’y a pas de serveur d’exercice pour cela.</translation>
    </message>
    <message>
        <source>Its port may be in use: end the program that has it, and start them again.</source>
        <translation>Son port est peut-être occupé&#xa0;: terminez le programme qui l’a, et relancez-les.</translation>
    </message>
    <message>
        <source>Dialogue</source>
        <translation>Dialogue</translation>
    </message>
    <message>
        <source>FTP, mail, news, Telnet, Gopher: a conversation step by step</source>
        <translation>FTP, courrier, forums, Telnet, Gopher&#xa0;: une conversation pas à pas</translation>
    </message>
    <message>
        <source>What is said appears here. Press Run to begin.</source>
        <translation>Ce qui se dit apparaît ici. Pressez Lancer pour commencer.</translation>
    </message>
</context>
<context>
    <name>wirebench::DownloadActions</name>
    <message>
        <source>Download</source>
        <translation>Télécharger</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Stop all downloads; what there is stays as partial files (Ctrl+E)</source>
        <translation>Arrêter tous les téléchargements&#xa0;; ce qui est là reste en fichiers partiels (Ctrl+E)</translation>
    </message>
    <message>
        <source>Fetch every address of the list (Ctrl+E)</source>
        <translation>Télécharger toutes les adresses de la liste (Ctrl+E)</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Try the selected downloads again; what there is of a file is gone on with</source>
        <translation>Réessayer les téléchargements choisis&#xa0;; un fichier partiel est continué</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Stop the selected downloads; what there is stays as partial files</source>
        <translation>Arrêter les téléchargements choisis&#xa0;; ce qui est là reste en fichiers partiels</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Show the files in the file manager</source>
        <translation>Montrer les fichiers dans le gestionnaire de fichiers</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Copier l’image</translation>
    </message>
    <message>
        <source>The timeline as a picture, for a worksheet</source>
        <translation>La chronologie en image, pour une fiche de TP</translation>
    </message>
    <message>
        <source>Forget runs</source>
        <translation>Tout oublier</translation>
    </message>
    <message>
        <source>Empty the timeline; files stay where they are</source>
        <translation>Vider la chronologie&#xa0;; les fichiers restent où ils sont</translation>
    </message>
</context>
<context>
    <name>wirebench::DownloadTab</name>
    <message>
        <source>Downloads</source>
        <translation>Téléchargements</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adresses</translation>
    </message>
    <message>
        <source>Each socket call of the downloads appears here, in order. Press Download to begin.</source>
        <translation>Chaque appel de socket des téléchargements apparaît ici, dans l’ordre. Appuyez sur Télécharger pour commencer.</translation>
    </message>
    <message>
        <source>How many downloads go on at the same time; 1: one after the other</source>
        <translation>Combien de téléchargements avancent en même temps&#xa0;; 1&#xa0;: l’un après l’autre</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>How long a download may stand still, or take to connect</source>
        <translation>Combien de temps un téléchargement peut rester sans avancer, ou mettre à se connecter</translation>
    </message>
    <message>
        <source>At a t&amp;ime</source>
        <translation>À la foi&amp;s</translation>
    </message>
    <message>
        <source>Ti&amp;me-out</source>
        <translation>Délai ma&amp;x</translation>
    </message>
    <message>
        <source>One address a line:
http://localhost:8080/a.zip
http://localhost:8080/b.zip</source>
        <translation>Une adresse par ligne&#xa0;:
http://localhost:8080/a.zip
http://localhost:8080/b.zip</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Where the files go. Nothing that is there is overwritten</source>
        <translation>Où vont les fichiers. Rien de ce qui s’y trouve n’est écrasé</translation>
    </message>
    <message>
        <source>go on with partial files</source>
        <translation>continuer les fichiers partiels</translation>
    </message>
    <message>
        <source>Asks for the missing part alone (Range), if the file at the server is still the same</source>
        <translation>Demande seulement la partie manquante (Range), si le fichier du serveur est toujours le même</translation>
    </message>
    <message>
        <source>verify certificates</source>
        <translation>vérifier les certificats</translation>
    </message>
    <message>
        <source>Of https. Without it anybody on the way can pretend to be the server</source>
        <translation>Pour https. Sans cela, n’importe qui sur le chemin peut se faire passer pour le serveur</translation>
    </message>
    <message>
        <source>Authorities</source>
        <translation>Autorités</translation>
    </message>
    <message>
        <source>the system&apos;s</source>
        <translation>celles du système</translation>
    </message>
    <message>
        <source>Sent when a server asks for a login, Basic or Digest. Empty: none</source>
        <translation>Envoyé quand un serveur demande une authentification, Basic ou Digest. Vide&#xa0;: aucune</translation>
    </message>
    <message>
        <source>It is not written into any file: type it again after opening one</source>
        <translation>Il n’est écrit dans aucun fichier&#xa0;: retapez-le après en avoir ouvert un</translation>
    </message>
    <message>
        <source>Fol&amp;der</source>
        <translation>&amp;Dossier</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Each address becomes a line here, with its progress. Type some at the right, one a line, and press Download.</source>
        <translation>Chaque adresse devient ici une ligne, avec sa progression. Tapez-en quelques-unes à droite, une par ligne, et appuyez sur Télécharger.</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>A line for each beginning and each end of a download.</source>
        <translation>Une ligne pour chaque début et chaque fin de téléchargement.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Chronologie</translation>
    </message>
    <message>
        <source>certificates are not verified</source>
        <translation>certificats non vérifiés</translation>
    </message>
    <message>
        <source>own authorities</source>
        <translation>autorités choisies</translation>
    </message>
    <message>
        <source>as %1</source>
        <translation>en tant que %1</translation>
    </message>
    <message>
        <source>%1: begun</source>
        <translation>%1&#xa0;: commencé</translation>
    </message>
    <message>
        <source>%1: done, %2 in %3</source>
        <translation>%1&#xa0;: terminé, %2 en %3</translation>
    </message>
    <message>
        <source>%1: failed. %2</source>
        <translation>%1&#xa0;: échec. %2</translation>
    </message>
    <message>
        <source>%1: cancelled</source>
        <translation>%1&#xa0;: annulé</translation>
    </message>
    <message>
        <source>downloading</source>
        <translation>téléchargement</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échec</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>prêt</translation>
    </message>
    <message>
        <source>%1 of %2 failed</source>
        <translation>%1 sur %2 en échec</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>%1 of %2 files</source>
        <translation>%1 fichiers sur %2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>reste %1</translation>
    </message>
</context>
<context>
    <name>wirebench::DownloadTimeline</name>
    <message>
        <source>Timeline of the downloads</source>
        <translation>Chronologie des téléchargements</translation>
    </message>
    <message>
        <source>%1
began at %2</source>
        <translation>%1
commencé à %2</translation>
    </message>
    <message>
        <source>%1
%2 to %3: %4</source>
        <translation>%1
de %2 à %3&#xa0;: %4</translation>
    </message>
</context>
<context>
    <name>wirebench::DownloadsModel</name>
    <message>
        <source>… waiting</source>
        <translation>… en attente</translation>
    </message>
    <message>
        <source>running, from %1 on</source>
        <translation>en cours, à partir de %1</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>✓ done in %1</source>
        <translation>✓ terminé en %1</translation>
    </message>
    <message>
        <source>cancelled, kept as a partial file</source>
        <translation>annulé, gardé en fichier partiel</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulé</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 % of %2</source>
        <translation>%1&#xa0;% de %2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Reste</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
</context>
<context>
    <name>wirebench::DtlsFields</name>
    <message>
        <source>DTLS</source>
        <translation>DTLS</translation>
    </message>
    <message>
        <source>Encrypt the datagrams. With a peer this end is the client, else the server.</source>
        <translation>Chiffrer les datagrammes. Avec un pair fixé, cette extrémité est le client, sinon le serveur.</translation>
    </message>
</context>
<context>
    <name>wirebench::ExamplesMenu</name>
    <message>
        <source>Examp&amp;les</source>
        <translation>Exemp&amp;les</translation>
    </message>
</context>
<context>
    <name>wirebench::ExportJob</name>
    <message>
        <source>Text (*.txt)</source>
        <translation>Texte (*.txt)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Table (*.csv)</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>Wireshark capture (*.pcapng)</source>
        <translation>Capture Wireshark (*.pcapng)</translation>
    </message>
    <message>
        <source>Worksheet (*.html)</source>
        <translation>Fiche de TP (*.html)</translation>
    </message>
    <message>
        <source>its name must end in .txt, .csv, .jsonl, .pcapng or .html</source>
        <translation>son nom doit se terminer par .txt, .csv, .jsonl, .pcapng ou .html</translation>
    </message>
</context>
<context>
    <name>wirebench::FaultsButton</name>
    <message>
        <source>behaves well</source>
        <translation>sans défaut</translation>
    </message>
    <message>
        <source>%1 faults</source>
        <translation>%1 défauts</translation>
    </message>
    <message>
        <source>Make it misbehave on purpose, to see what programs make of it</source>
        <translation>Lui donner exprès des défauts, pour voir ce que les programmes en font</translation>
    </message>
    <message>
        <source>Misbehaves on purpose: %1</source>
        <translation>Défauts donnés exprès&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>wirebench::FieldsModel</name>
    <message>
        <source>%1 (trailer)</source>
        <translation>%1 (trailer)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
</context>
<context>
    <name>wirebench::FileField</name>
    <message>
        <source>File to send</source>
        <translation>Fichier à envoyer</translation>
    </message>
    <message>
        <source>Path of a file</source>
        <translation>Chemin d’un fichier</translation>
    </message>
    <message>
        <source>Path of the file to send</source>
        <translation>Chemin du fichier à envoyer</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>&amp;Choisir…</translation>
    </message>
    <message>
        <source>Choose the file to send</source>
        <translation>Choisir le fichier à envoyer</translation>
    </message>
    <message>
        <source>The bytes of the file are sent as they are. You can also drop a file here.</source>
        <translation>Les octets du fichier sont envoyés tels quels. Vous pouvez aussi déposer un fichier ici.</translation>
    </message>
</context>
<context>
    <name>wirebench::FilterBar</name>
    <message>
        <source>All calls</source>
        <translation>Tous les appels</translation>
    </message>
    <message>
        <source>%1 calls</source>
        <translation>%1 appels</translation>
    </message>
    <message>
        <source>Calls: %1</source>
        <translation>Appels&#xa0;: %1</translation>
    </message>
    <message>
        <source>Filter or find</source>
        <translation>Filtrer ou chercher</translation>
    </message>
    <message>
        <source>text, bytes or call</source>
        <translation>texte, octets, appel</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Read the pattern as</source>
        <translation>Lire le motif en</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Sens</translation>
    </message>
    <message>
        <source>peer</source>
        <translation>pair</translation>
    </message>
    <message>
        <source>Part of the peer&apos;s address</source>
        <translation>Partie de l’adresse du pair</translation>
    </message>
    <message>
        <source>Failed only</source>
        <translation>Échecs seulement</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Portée</translation>
    </message>
    <message>
        <source>Which calls to show</source>
        <translation>Quels appels afficher</translation>
    </message>
    <message>
        <source>Calls, direction, peer and scope</source>
        <translation>Appels, sens, pair et portée</translation>
    </message>
    <message>
        <source>More fields to filter by</source>
        <translation>D’autres champs pour filtrer</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Show everything again</source>
        <translation>Tout afficher à nouveau</translation>
    </message>
    <message>
        <source>Reset the filter</source>
        <translation>Effacer le filtre</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrer</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Shows only records that match</source>
        <translation>N’affiche que les appels qui correspondent</translation>
    </message>
    <message>
        <source>Shows all records; F3 goes to the next that matches</source>
        <translation>Affiche tous les appels&#xa0;; F3 va au suivant qui correspond</translation>
    </message>
    <message>
        <source>as text</source>
        <translation>en texte</translation>
    </message>
    <message>
        <source>as Text (case)</source>
        <translation>en Texte (casse)</translation>
    </message>
    <message>
        <source>as hex</source>
        <translation>en hexa</translation>
    </message>
    <message>
        <source>as regex</source>
        <translation>en regex</translation>
    </message>
    <message>
        <source>as Regex (case)</source>
        <translation>en Regex (casse)</translation>
    </message>
    <message>
        <source>Both directions</source>
        <translation>Les deux sens</translation>
    </message>
    <message>
        <source>→ Sent</source>
        <translation>→ Envoyé</translation>
    </message>
    <message>
        <source>← Received</source>
        <translation>← Reçu</translation>
    </message>
    <message>
        <source>This session</source>
        <translation>Cette session</translation>
    </message>
    <message>
        <source>All sessions</source>
        <translation>Toutes les sessions</translation>
    </message>
</context>
<context>
    <name>wirebench::GeneratorPanel</name>
    <message>
        <source>made messages</source>
        <translation>messages fabriqués</translation>
    </message>
    <message>
        <source>the typed message</source>
        <translation>le message saisi</translation>
    </message>
    <message>
        <source>What is sent</source>
        <translation>Ce qui est envoyé</translation>
    </message>
    <message>
        <source>Made messages begin with their number, by which answers to datagrams are known</source>
        <translation>Les messages fabriqués commencent par leur numéro, qui permet de reconnaître les réponses aux datagrammes</translation>
    </message>
    <message>
        <source>Bytes of a message</source>
        <translation>Octets d’un message</translation>
    </message>
    <message>
        <source>How long each made message is</source>
        <translation>La longueur de chaque message fabriqué</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>How much is sent in a second, by all connections together</source>
        <translation>Ce qui est envoyé en une seconde, par toutes les connexions ensemble</translation>
    </message>
    <message>
        <source>messages/s</source>
        <translation>messages/s</translation>
    </message>
    <message>
        <source>bytes/s</source>
        <translation>octets/s</translation>
    </message>
    <message>
        <source>Unit of the rate</source>
        <translation>Unité du débit</translation>
    </message>
    <message>
        <source>Messages in all</source>
        <translation>Messages en tout</translation>
    </message>
    <message>
        <source>How many messages are sent</source>
        <translation>Combien de messages sont envoyés</translation>
    </message>
    <message>
        <source>Seconds in all</source>
        <translation>Secondes en tout</translation>
    </message>
    <message>
        <source>How long it sends</source>
        <translation>Combien de temps l’envoi dure</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>messages</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>secondes</translation>
    </message>
    <message>
        <source>Unit of the length</source>
        <translation>Unité de la durée</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Connexions</translation>
    </message>
    <message>
        <source>How many share the rate</source>
        <translation>Combien se partagent le débit</translation>
    </message>
    <message>
        <source> bytes</source>
        <translation> octets</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Back to single messages; a run goes on</source>
        <translation>Revenir aux messages un à un ; un envoi en cours continue</translation>
    </message>
    <message>
        <source>It is mine to test: send</source>
        <translation>J’ai le droit de la tester : envoyer</translation>
    </message>
    <message>
        <source>Send to this machine although others may use it</source>
        <translation>Envoyer à cette machine, même si d’autres l’utilisent</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Générer</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Pendant</translation>
    </message>
    <message>
        <source>Sockets</source>
        <translation>Sockets</translation>
    </message>
    <message>
        <source>End the run now</source>
        <translation>Arrêter l’envoi maintenant</translation>
    </message>
    <message>
        <source>Open the connections and send</source>
        <translation>Ouvrir les connexions et envoyer</translation>
    </message>
</context>
<context>
    <name>wirebench::GeneratorZone</name>
    <message>
        <source>%1, load</source>
        <translation>%1, charge</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>Générateur</translation>
    </message>
    <message>
        <source>Send many messages at a rate, and count the answers</source>
        <translation>Envoyer beaucoup de messages à un débit donné et compter les réponses</translation>
    </message>
</context>
<context>
    <name>wirebench::HelpWindow</name>
    <message>
        <source>Wirebench Help</source>
        <translation>Aide de Wirebench</translation>
    </message>
    <message>
        <source>1.  Choose Examples, C3. A server and a client are filled in.
2.  In the tab TCP server press Listen. Watch the call strip: socket, bind, listen, accept.
3.  In the tab TCP client press Connect. The answer appears, and each call that made it happen is a line of the traffic table.
4.  Choose a line: the inspector shows its bytes, what the call does, and why it waited.
Now let a program of your own stand at one of the ends.</source>
        <translation>1.  Choisissez Exemples, C3. Un serveur et un client sont préparés.
2.  Dans l’onglet Serveur TCP, appuyez sur Écouter. Suivez la bande d’appels&#xa0;: socket, bind, listen, accept.
3.  Dans l’onglet Client TCP, appuyez sur Connecter. La réponse apparaît, et chaque appel qui l’a produite est une ligne de la table du trafic.
4.  Choisissez une ligne&#xa0;: l’inspecteur montre ses octets, ce que fait l’appel, et pourquoi il a attendu.
Mettez maintenant votre propre programme à l’une des extrémités.</translation>
    </message>
</context>
<context>
    <name>wirebench::HexEditor</name>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Couper</translation>
    </message>
    <message>
        <source>Copy as hex</source>
        <translation>Copier en hexa</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copier en texte</translation>
    </message>
    <message>
        <source>Copy as C array</source>
        <translation>Copier comme tableau C</translation>
    </message>
    <message>
        <source>Copy as Python bytes</source>
        <translation>Copier comme bytes Python</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Tout sélectionner</translation>
    </message>
    <message>
        <source>Bytes of the message</source>
        <translation>Octets du message</translation>
    </message>
    <message>
        <source>Hex digits, or letters in the right column (Ctrl+→, Ctrl+←). Insert switches between inserting and overwriting. What is pasted may be hex, a C array, Python bytes or text.</source>
        <translation>Chiffres hexadécimaux, ou lettres dans la colonne de droite (Ctrl+→, Ctrl+←). Inser bascule entre insertion et remplacement. Ce qui est collé peut être de l’hexadécimal, un tableau C, des bytes Python ou du texte.</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>caractères</translation>
    </message>
    <message>
        <source>hex digits</source>
        <translation>chiffres hexadécimaux</translation>
    </message>
    <message>
        <source>bytes %1 to %2 of %3 chosen</source>
        <translation>octets %1 à %2 sur %3 sélectionnés</translation>
    </message>
    <message>
        <source>byte %1 of %2: %3</source>
        <translation>octet %1 sur %2 : %3</translation>
    </message>
    <message>
        <source>at the end, %1 bytes</source>
        <translation>à la fin, %1 octets</translation>
    </message>
</context>
<context>
    <name>wirebench::HexEditorPanel</name>
    <message>
        <source>go to</source>
        <translation>aller à</translation>
    </message>
    <message>
        <source>Go to offset</source>
        <translation>Aller à la position</translation>
    </message>
    <message>
        <source>An offset to go to, as 16 or 0x10 (Ctrl+G)</source>
        <translation>Une position où aller, comme 16 ou 0x10 (Ctrl+G)</translation>
    </message>
    <message>
        <source>At most %1 bytes are edited here</source>
        <translation>Au plus %1 octets se modifient ici</translation>
    </message>
    <message>
        <source>0x%1 of %2 bytes</source>
        <translation>0x%1 sur %2 octets</translation>
    </message>
    <message>
        <source>%1 chosen</source>
        <translation>%1 sélectionnés</translation>
    </message>
    <message>
        <source>overwrites</source>
        <translation>remplacement</translation>
    </message>
    <message>
        <source>inserts</source>
        <translation>insertion</translation>
    </message>
</context>
<context>
    <name>wirebench::HexView</name>
    <message>
        <source>Copy as hex</source>
        <translation>Copier en hexa</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copier en texte</translation>
    </message>
    <message>
        <source>Copy with escapes</source>
        <translation>Copier avec échappements</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Tout sélectionner</translation>
    </message>
    <message>
        <source>Bytes as hex</source>
        <translation>Octets en hexa</translation>
    </message>
    <message>
        <source>bytes %1 to %2 of %3 chosen: %4</source>
        <translation>octets %1 à %2 sur %3 choisis&#xa0;: %4</translation>
    </message>
    <message>
        <source>byte %1 of %2: %3</source>
        <translation>octet %1 sur %2&#xa0;: %3</translation>
    </message>
</context>
<context>
    <name>wirebench::HttpRequestActions</name>
    <message>
        <source>Send</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Give up; what has come is kept (Ctrl+Enter)</source>
        <translation>Renoncer&#xa0;; ce qui est venu est gardé (Ctrl+Entrée)</translation>
    </message>
    <message>
        <source>Send the request (Enter in the address, Ctrl+Enter elsewhere)</source>
        <translation>Envoyer la requête (Entrée dans l’adresse, Ctrl+Entrée ailleurs)</translation>
    </message>
    <message>
        <source>Close connection</source>
        <translation>Fermer la connexion</translation>
    </message>
    <message>
        <source>End the connection that is kept for the next request</source>
        <translation>Terminer la connexion gardée pour la prochaine requête</translation>
    </message>
    <message>
        <source>Copy as curl</source>
        <translation>Copier en curl</translation>
    </message>
    <message>
        <source>The request as a curl command, secrets included</source>
        <translation>La requête en commande curl, secrets compris</translation>
    </message>
    <message>
        <source>Copy as Python</source>
        <translation>Copier en Python</translation>
    </message>
    <message>
        <source>The request as a Python program, secrets included</source>
        <translation>La requête en programme Python, secrets compris</translation>
    </message>
    <message>
        <source>Paste curl command</source>
        <translation>Coller une commande curl</translation>
    </message>
    <message>
        <source>Fill in the request from a curl command, such as a browser copies it</source>
        <translation>Remplir la requête à partir d’une commande curl, telle qu’un navigateur la copie</translation>
    </message>
    <message>
        <source>Save body…</source>
        <translation>Enregistrer le corps…</translation>
    </message>
    <message>
        <source>Write the whole body of the answer into a file</source>
        <translation>Écrire tout le corps de la réponse dans un fichier</translation>
    </message>
    <message>
        <source>Export HAR…</source>
        <translation>Exporter en HAR…</translation>
    </message>
    <message>
        <source>Write the steps that are shown as an HTTP Archive, which browsers read</source>
        <translation>Écrire les étapes affichées en archive HTTP, que les navigateurs lisent</translation>
    </message>
    <message>
        <source>Import HAR…</source>
        <translation>Importer un HAR…</translation>
    </message>
    <message>
        <source>Show the steps of an HTTP Archive, such as a browser exports it</source>
        <translation>Afficher les étapes d’une archive HTTP, telle qu’un navigateur l’exporte</translation>
    </message>
    <message>
        <source>Accept it in this session</source>
        <translation>L’accepter dans cette session</translation>
    </message>
    <message>
        <source>Take exactly this certificate although it breaks a rule, until this session is closed, and send again</source>
        <translation>Accepter exactement ce certificat bien qu’il enfreigne une règle, jusqu’à la fermeture de cette session, et renvoyer</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Défaire</translation>
    </message>
    <message>
        <source>Bring back what stood in the fields</source>
        <translation>Remettre ce qui était dans les champs</translation>
    </message>
</context>
<context>
    <name>wirebench::HttpRequestTab</name>
    <message>
        <source>Request</source>
        <translation>Requête</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Each socket call of this client appears here, in order. Press Send to begin.</source>
        <translation>Chaque appel de socket de ce client apparaît ici, dans l’ordre. Appuyez sur Envoyer pour commencer.</translation>
    </message>
    <message>
        <source>What the server is asked to do; any other word may be typed</source>
        <translation>Ce qui est demandé au serveur&#xa0;; tout autre mot peut être tapé</translation>
    </message>
    <message>
        <source>http:// or https://, a host, and a path. A curl command may be pasted here, too.</source>
        <translation>http:// ou https://, un hôte et un chemin. Une commande curl peut aussi être collée ici.</translation>
    </message>
    <message>
        <source>&amp;Method</source>
        <translation>&amp;Méthode</translation>
    </message>
    <message>
        <source>&amp;URL</source>
        <translation>&amp;URL</translation>
    </message>
    <message>
        <source>Saved %1 in %2.</source>
        <translation>%1 enregistrés dans %2.</translation>
    </message>
    <message>
        <source>Left out: %1.</source>
        <translation>Omis&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The fields were filled in from a curl command.</source>
        <translation>Les champs ont été remplis à partir d’une commande curl.</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>non envoyée</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>démarrage</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulée</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échec</translation>
    </message>
    <message>
        <source>Save body</source>
        <translation>Enregistrer le corps</translation>
    </message>
    <message>
        <source>Export HAR</source>
        <translation>Exporter en HAR</translation>
    </message>
    <message>
        <source>HTTP Archive (*.har)</source>
        <translation>Archive HTTP (*.har)</translation>
    </message>
    <message>
        <source>Import HAR</source>
        <translation>Importer un HAR</translation>
    </message>
    <message>
        <source>HTTP Archive (*.har);;All files (*)</source>
        <translation>Archive HTTP (*.har);;Tous les fichiers (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) of %1.</source>
        <translation>
            <numerusform>%n étape de %1.</numerusform>
            <numerusform>%n étapes de %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>from an archive</source>
        <translation>tirée d’une archive</translation>
    </message>
    <message>
        <source>HTTP request</source>
        <translation>Requête HTTP</translation>
    </message>
</context>
<context>
    <name>wirebench::HttpServerActions</name>
    <message>
        <source>Listen</source>
        <translation>Écouter</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Close the listening socket and every connection (Ctrl+E)</source>
        <translation>Fermer la socket d’écoute et toutes les connexions (Ctrl+E)</translation>
    </message>
    <message>
        <source>socket, bind, listen, and serve whoever comes (Ctrl+E)</source>
        <translation>socket, bind, listen, puis servir qui se présente (Ctrl+E)</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Copier l’adresse</translation>
    </message>
    <message>
        <source>The address to type into a browser</source>
        <translation>L’adresse à taper dans un navigateur</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>Vider la liste</translation>
    </message>
    <message>
        <source>Forget the requests that were answered; the log keeps its records</source>
        <translation>Oublier les requêtes servies&#xa0;; le journal garde ses appels</translation>
    </message>
</context>
<context>
    <name>wirebench::HttpServerTab</name>
    <message>
        <source>Requests</source>
        <translation>Requêtes</translation>
    </message>
    <message>
        <source>What is served</source>
        <translation>Ce qui est servi</translation>
    </message>
    <message>
        <source>Each socket call of this server appears here, in order. Press Listen to begin.</source>
        <translation>Chaque appel de socket de ce serveur apparaît ici, dans l’ordre. Appuyez sur Écouter pour commencer.</translation>
    </message>
    <message>
        <source>Hos&amp;t</source>
        <translation>Hô&amp;te</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>Famil&amp;y</source>
        <translation>Fa&amp;mille</translation>
    </message>
    <message>
        <source>the files of a folder</source>
        <translation>les fichiers d’un dossier</translation>
    </message>
    <message>
        <source>an echo of the request</source>
        <translation>un écho de la requête</translation>
    </message>
    <message>
        <source>An echo answers with the bytes that it received</source>
        <translation>Un écho répond avec les octets qu’il a reçus</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Everything in it can be read by whoever reaches the server, nothing outside it</source>
        <translation>Tout ce qu’il contient peut être lu par quiconque atteint le serveur, rien en dehors</translation>
    </message>
    <message>
        <source>list folders</source>
        <translation>lister les dossiers</translation>
    </message>
    <message>
        <source>A folder without index.html is shown as a list of its files; else it is refused</source>
        <translation>Un dossier sans index.html est montré comme la liste de ses fichiers&#xa0;; sinon, il est refusé</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>close after each answer</source>
        <translation>fermer après chaque réponse</translation>
    </message>
    <message>
        <source>How long a connection stays open for another request</source>
        <translation>Combien de temps une connexion reste ouverte pour une autre requête</translation>
    </message>
    <message>
        <source> B/s</source>
        <translation> o/s</translation>
    </message>
    <message>
        <source>as fast as can be</source>
        <translation>au plus vite</translation>
    </message>
    <message>
        <source>Sends each answer slowly, to imitate a bad line</source>
        <translation>Envoie chaque réponse lentement, pour imiter une mauvaise ligne</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Ser&amp;ve</source>
        <translation>&amp;Servir</translation>
    </message>
    <message>
        <source>Fol&amp;der</source>
        <translation>&amp;Dossier</translation>
    </message>
    <message>
        <source>Keep connections</source>
        <translation>Garder les connexions</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>Requests (%1)</source>
        <translation>Requêtes (%1)</translation>
    </message>
    <message>
        <source> · ! %1 not listed</source>
        <translation> · ! non listées&#xa0;: %1</translation>
    </message>
    <message>
        <source>Each request that is answered becomes a line here. Press Listen first.</source>
        <translation>Chaque requête servie devient ici une ligne. Appuyez d’abord sur Écouter.</translation>
    </message>
    <message>
        <source>Nobody has asked yet. Open %1 in a browser, or try in a terminal:
%2</source>
        <translation>Personne n’a encore rien demandé. Ouvrez %1 dans un navigateur, ou essayez dans un terminal&#xa0;:
%2</translation>
    </message>
    <message>
        <source>keeps connections %1 ms</source>
        <translation>garde les connexions %1 ms</translation>
    </message>
    <message>
        <source>%1 B/s</source>
        <translation>%1 o/s</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échec</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêté</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>démarrage</translation>
    </message>
    <message>
        <source>listening, open to others</source>
        <translation>à l’écoute, ouvert aux autres</translation>
    </message>
    <message>
        <source>listening</source>
        <translation>à l’écoute</translation>
    </message>
    <message>
        <source>HTTP server</source>
        <translation>Serveur HTTP</translation>
    </message>
</context>
<context>
    <name>wirebench::ImageView</name>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 pixels</translation>
    </message>
</context>
<context>
    <name>wirebench::Inspector</name>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hexa</translation>
    </message>
    <message>
        <source>Chosen record</source>
        <translation>Appel choisi</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Fermer (Échap)</translation>
    </message>
    <message>
        <source>Close the inspector</source>
        <translation>Fermer l’inspecteur</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Explication</translation>
    </message>
</context>
<context>
    <name>wirebench::InspectorExplain</name>
    <message>
        <source>Explanation of the call</source>
        <translation>Explication de l’appel</translation>
    </message>
    <message>
        <source>Waiting since</source>
        <translation>Attend depuis</translation>
    </message>
    <message>
        <source>%1, %2 s after the start</source>
        <translation>%1, %2 s après le début</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Attente</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Local</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>Pair</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Socket</source>
        <translation>Socket</translation>
    </message>
    <message>
        <source>%1, its own socket</source>
        <translation>%1, sa propre socket</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Appel n°</translation>
    </message>
</context>
<context>
    <name>wirebench::InspectorText</name>
    <message>
        <source>The end of the stream: no bytes.</source>
        <translation>La fin du flux&#xa0;: aucun octet.</translation>
    </message>
    <message>
        <source>A datagram without bytes.</source>
        <translation>Un datagramme sans octets.</translation>
    </message>
    <message>
        <source>This call moved no bytes.</source>
        <translation>Cet appel n’a transporté aucun octet.</translation>
    </message>
    <message>
        <source>The first %1 of %2. Hex shows all.</source>
        <translation>Les premiers %1 sur %2. Hexa montre tout.</translation>
    </message>
    <message>
        <source>The first letter began in the bytes before.</source>
        <translation>La première lettre a commencé dans les octets d’avant.</translation>
    </message>
    <message>
        <source>The last letter is not complete: the rest has not come.</source>
        <translation>La dernière lettre est incomplète&#xa0;: la suite n’est pas venue.</translation>
    </message>
    <message>
        <source>The last letter ends in the bytes after.</source>
        <translation>La dernière lettre finit dans les octets d’après.</translation>
    </message>
    <message>
        <source>&amp;Encoding</source>
        <translation>&amp;Encodage</translation>
    </message>
    <message>
        <source>Encoding of the text</source>
        <translation>Encodage du texte</translation>
    </message>
    <message>
        <source>&amp;Whole stream</source>
        <translation>Flu&amp;x entier</translation>
    </message>
    <message>
        <source>Shows what came before and after in the same direction of this connection</source>
        <translation>Montre ce qui est venu avant et après dans le même sens de cette connexion</translation>
    </message>
    <message>
        <source>Data as text</source>
        <translation>Données en texte</translation>
    </message>
</context>
<context>
    <name>wirebench::InterfaceCombo</name>
    <message>
        <source>automatic</source>
        <translation>automatique</translation>
    </message>
</context>
<context>
    <name>wirebench::JoinPanel</name>
    <message>
        <source>Join %1</source>
        <translation>Rejoindre %1</translation>
    </message>
    <message>
        <source>QR code of the address</source>
        <translation>Code QR de l’adresse</translation>
    </message>
    <message>
        <source>Address to join</source>
        <translation>Adresse à rejoindre</translation>
    </message>
    <message>
        <source>Port to join</source>
        <translation>Port à rejoindre</translation>
    </message>
    <message>
        <source>Line to type</source>
        <translation>Ligne à taper</translation>
    </message>
    <message>
        <source>Which address</source>
        <translation>Quelle adresse</translation>
    </message>
    <message>
        <source>Which port</source>
        <translation>Quel port</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Type in a terminal</source>
        <translation>À taper dans un terminal</translation>
    </message>
    <message>
        <source>The address, to scan</source>
        <translation>L’adresse, à scanner</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the line</source>
        <translation>Copier la ligne</translation>
    </message>
    <message>
        <source>Let others join</source>
        <translation>Ouvrir aux autres</translation>
    </message>
    <message>
        <source>Stop, and listen on every address of this machine</source>
        <translation>Arrêter, puis écouter sur toutes les adresses de cette machine</translation>
    </message>
    <message>
        <source>Nobody can join yet: the server does not listen. Press Listen first.</source>
        <translation>Personne ne peut encore rejoindre&#xa0;: le serveur n’écoute pas. Appuyez d’abord sur Écouter.</translation>
    </message>
    <message>
        <source>Only programs of this machine can join: the server listens on its loopback address. To let others in, listen on every address: stop, empty the field Host, and listen again. The button does that.</source>
        <translation>Seuls les programmes de cette machine peuvent rejoindre&#xa0;: le serveur écoute sur son adresse de boucle locale. Pour ouvrir aux autres, écoutez sur toutes les adresses&#xa0;: arrêtez, videz le champ Hôte, et écoutez à nouveau. Le bouton fait tout cela.</translation>
    </message>
</context>
<context>
    <name>wirebench::LabFields</name>
    <message>
        <source>Interval</source>
        <translation>Intervalle</translation>
    </message>
    <message>
        <source>Between two lines of ports 2000 and 2001</source>
        <translation>Entre deux lignes des ports 2000 et 2001</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>Lines from</source>
        <translation>Lignes min</translation>
    </message>
    <message>
        <source>The fewest lines that port 2001 sends</source>
        <translation>Le plus petit nombre de lignes qu’envoie le port 2001</translation>
    </message>
    <message>
        <source>Lines to</source>
        <translation>Lignes max</translation>
    </message>
    <message>
        <source>The most lines that port 2001 sends</source>
        <translation>Le plus grand nombre de lignes qu’envoie le port 2001</translation>
    </message>
    <message>
        <source>Stuck after</source>
        <translation>Bloqué après</translation>
    </message>
    <message>
        <source>Silence that counts as being stuck on the class board</source>
        <translation>Le silence qui compte comme un blocage sur le tableau de classe</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Lines a second</source>
        <translation>Lignes/s</translation>
    </message>
    <message>
        <source>Of one client; who sends faster is read more slowly. 0: no limit</source>
        <translation>D’un même client&#xa0;; qui envoie plus vite est lu plus lentement. 0&#xa0;: sans limite</translation>
    </message>
    <message>
        <source>Dropped after</source>
        <translation>Coupé après</translation>
    </message>
    <message>
        <source>A reader that takes nothing for so long is disconnected. 0: never</source>
        <translation>Un lecteur qui ne prend rien pendant ce temps est déconnecté. 0&#xa0;: jamais</translation>
    </message>
    <message>
        <source>tell who joins and leaves</source>
        <translation>annoncer arrivées et départs</translation>
    </message>
    <message>
        <source>Send it to everyone who reads the chat, as lines that begin with *</source>
        <translation>Les envoyer à tous ceux qui lisent le chat, en lignes qui commencent par *</translation>
    </message>
    <message>
        <source>a line each %1 ms</source>
        <translation>une ligne toutes les %1 ms</translation>
    </message>
    <message>
        <source>%1 to %2 lines</source>
        <translation>de %1 à %2 lignes</translation>
    </message>
    <message>
        <source>tells who joins</source>
        <translation>annonce les arrivées</translation>
    </message>
</context>
<context>
    <name>wirebench::LabPortsPanel</name>
    <message>
        <source>Port of “%1”</source>
        <translation>Port de «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>A number from 0 to 65535; 0 picks a free port</source>
        <translation>Un nombre de 0 à 65535&#xa0;; 0 choisit un port libre</translation>
    </message>
    <message>
        <source>State of “%1”</source>
        <translation>État de «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Faults of “%1”</source>
        <translation>Défauts de «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>○ off</source>
        <translation>○ inactif</translation>
    </message>
    <message>
        <source>… starting</source>
        <translation>… démarrage</translation>
    </message>
    <message>
        <source>! taken (%1)</source>
        <translation>! occupé (%1)</translation>
    </message>
    <message>
        <source>! failed (%1)</source>
        <translation>! échec (%1)</translation>
    </message>
    <message>
        <source>! failed</source>
        <translation>! échec</translation>
    </message>
    <message>
        <source>● %1, %2 connected</source>
        <translation>● %1, connectés&#xa0;: %2</translation>
    </message>
    <message>
        <source>Port %1 is taken: another program, or another session here, listens on it.</source>
        <translation>Le port %1 est pris&#xa0;: un autre programme, ou une autre session ici, y écoute.</translation>
    </message>
    <message>
        <source>Ports %1 are taken: another program, or another session here, listens on them.</source>
        <translation>Les ports %1 sont pris&#xa0;: un autre programme, ou une autre session ici, y écoute.</translation>
    </message>
    <message>
        <source>Stop that program, or move the ports: “Ports +” adds a number to all five.</source>
        <translation>Arrêtez ce programme, ou déplacez les ports&#xa0;: «&#xa0;Ports +&#xa0;» ajoute un nombre aux cinq.</translation>
    </message>
    <message>
        <source>! 1 reader was disconnected: it did not read. “Lines” says who.</source>
        <translation>! 1 lecteur a été déconnecté&#xa0;: il ne lisait pas. «&#xa0;Lignes&#xa0;» dit qui.</translation>
    </message>
    <message>
        <source>! %1 readers were disconnected: they did not read. “Lines” says who.</source>
        <translation>! %1 lecteurs ont été déconnectés&#xa0;: ils ne lisaient pas. «&#xa0;Lignes&#xa0;» dit qui.</translation>
    </message>
</context>
<context>
    <name>wirebench::LabServerTab</name>
    <message>
        <source>Class board</source>
        <translation>Tableau de classe</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Each socket call of the five services appears here, in order. Press Listen to begin.</source>
        <translation>Chaque appel de socket des cinq services apparaît ici, dans l’ordre. Appuyez sur Écouter pour commencer.</translation>
    </message>
    <message>
        <source>own ports</source>
        <translation>au choix</translation>
    </message>
    <message>
        <source>Added to 2000, 2001, 4240, 4241 and 4242, where these are taken</source>
        <translation>Ajouté à 2000, 2001, 4240, 4241 et 4242, quand ceux-ci sont occupés</translation>
    </message>
    <message>
        <source>Hos&amp;t</source>
        <translation>Hô&amp;te</translation>
    </message>
    <message>
        <source>Famil&amp;y</source>
        <translation>Fa&amp;mille</translation>
    </message>
    <message>
        <source>Ports &amp;+</source>
        <translation>Ports &amp;+</translation>
    </message>
    <message>
        <source>Say as</source>
        <translation>Parler comme</translation>
    </message>
    <message>
        <source>The name under which you speak</source>
        <translation>Le nom sous lequel vous parlez</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>Views of the class</source>
        <translation>Vues de la classe</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échec</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêté</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>démarrage</translation>
    </message>
    <message>
        <source>listening, open to others</source>
        <translation>à l’écoute, ouvert aux autres</translation>
    </message>
    <message>
        <source>listening</source>
        <translation>à l’écoute</translation>
    </message>
    <message>
        <source>%1 of %2 ports</source>
        <translation>%1 ports sur %2</translation>
    </message>
    <message>
        <source>Press Listen first</source>
        <translation>Appuyez d’abord sur Écouter</translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>TP</translation>
    </message>
</context>
<context>
    <name>wirebench::LadderExportJob</name>
    <message>
        <source>Drawing (*.svg)</source>
        <translation>Dessin (*.svg)</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Image (*.png)</translation>
    </message>
    <message>
        <source>Mermaid text (*.mmd)</source>
        <translation>Texte Mermaid (*.mmd)</translation>
    </message>
</context>
<context>
    <name>wirebench::LadderPage</name>
    <message>
        <source>%1 rows of the ladder are in %2.</source>
        <translation>%1 lignes du diagramme sont dans %2.</translation>
    </message>
    <message>
        <source>The %1 rows before them are left out.</source>
        <translation>Les %1 lignes précédentes sont omises.</translation>
    </message>
    <message>
        <source>The picture is in the clipboard.</source>
        <translation>L’image est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>The Mermaid text is in the clipboard.</source>
        <translation>Le texte Mermaid est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>its name must end in .svg, .png or .mmd</source>
        <translation>son nom doit se terminer par .svg, .png ou .mmd</translation>
    </message>
    <message>
        <source>Save the ladder</source>
        <translation>Enregistrer le diagramme</translation>
    </message>
    <message>
        <source>This session</source>
        <translation>Cette session</translation>
    </message>
    <message>
        <source>All sessions</source>
        <translation>Toutes les sessions</translation>
    </message>
    <message>
        <source>Scope of the ladder</source>
        <translation>Étendue du diagramme</translation>
    </message>
    <message>
        <source>Fold repeats</source>
        <translation>Replier</translation>
    </message>
    <message>
        <source>Draw what repeats itself once, with its number</source>
        <translation>Dessiner une seule fois ce qui se répète, avec son nombre</translation>
    </message>
    <message>
        <source>Follow the end</source>
        <translation>Suivre la fin</translation>
    </message>
    <message>
        <source>Keep the newest call in view (End)</source>
        <translation>Garder le dernier appel en vue (Fin)</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Réduire</translation>
    </message>
    <message>
        <source>More rows and columns, without texts (-)</source>
        <translation>Plus de lignes et de colonnes, sans textes (-)</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>More room for texts (+)</source>
        <translation>Plus de place pour les textes (+)</translation>
    </message>
    <message>
        <source>Export the ladder</source>
        <translation>Exporter le diagramme</translation>
    </message>
    <message>
        <source>Save or copy the ladder as a picture or as text</source>
        <translation>Enregistrer ou copier le diagramme, en image ou en texte</translation>
    </message>
    <message>
        <source>Save as SVG, PNG or Mermaid…</source>
        <translation>Enregistrer en SVG, PNG ou Mermaid…</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>Copier l’image</translation>
    </message>
    <message>
        <source>Copy as Mermaid text</source>
        <translation>Copier en texte Mermaid</translation>
    </message>
    <message>
        <source>Ladder</source>
        <translation>Séquence</translation>
    </message>
</context>
<context>
    <name>wirebench::LadderView</name>
    <message>
        <source>Ladder</source>
        <translation>Diagramme de séquence</translation>
    </message>
    <message>
        <source>This session has not made a call yet. Start it: each call becomes a row here, and each message an arrow. The calls of the other sessions are there under &quot;All sessions&quot;.</source>
        <translation>Cette session n’a encore fait aucun appel. Démarrez-la&#xa0;: chaque appel devient une ligne ici, et chaque message une flèche. Les appels des autres sessions sont sous «&#xa0;Toutes les sessions&#xa0;».</translation>
    </message>
    <message>
        <source>Nothing has happened yet. Start the session: each call becomes a row here, and each message an arrow from its sender to its receiver. Open the other end in another tab, and both are drawn as one picture.</source>
        <translation>Rien ne s’est encore passé. Démarrez la session&#xa0;: chaque appel devient une ligne ici, et chaque message une flèche de l’émetteur au récepteur. Ouvrez l’autre extrémité dans un autre onglet, et les deux forment une seule image.</translation>
    </message>
    <message numerus="yes">
        <source>(%n times)</source>
        <translation>
            <numerusform>(%n fois)</numerusform>
            <numerusform>(%n fois)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wirebench::LastMessageCard</name>
    <message>
        <source>Last message</source>
        <translation>Dernier message</translation>
    </message>
    <message>
        <source>→ sent, %1</source>
        <translation>→ envoyé, %1</translation>
    </message>
    <message>
        <source>→ sent to %1, %2</source>
        <translation>→ envoyé à %1, %2</translation>
    </message>
    <message>
        <source>← received, %1</source>
        <translation>← reçu, %1</translation>
    </message>
    <message>
        <source>← received from %1, %2</source>
        <translation>← reçu de %1, %2</translation>
    </message>
    <message>
        <source>The last message will stand here in large letters.</source>
        <translation>Le dernier message s’affichera ici en grandes lettres.</translation>
    </message>
</context>
<context>
    <name>wirebench::ListTable</name>
    <message>
        <source>Copy rows</source>
        <translation>Copier les lignes</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Copier la commande</translation>
    </message>
</context>
<context>
    <name>wirebench::LoadPlot</name>
    <message>
        <source>Rate and latency over time</source>
        <translation>Débit et latence au cours du temps</translation>
    </message>
    <message>
        <source>Rate from %1 to %2, latency (p99) up to %3</source>
        <translation>Débit de %1 à %2, latence (p99) jusqu’à %3</translation>
    </message>
    <message>
        <source>Rate and latency appear here while it sends.</source>
        <translation>Le débit et la latence apparaissent ici pendant l’envoi.</translation>
    </message>
    <message>
        <source>— rate, at most %1</source>
        <translation>— débit, au plus %1</translation>
    </message>
    <message>
        <source>● latency p99, at most %1</source>
        <translation>● latence p99, au plus %1</translation>
    </message>
</context>
<context>
    <name>wirebench::LoginFields</name>
    <message>
        <source>Nothing is said about who asks.</source>
        <translation>Rien n’indique qui fait la demande.</translation>
    </message>
    <message>
        <source>User and password go out at once, readable for whoever sees the bytes: use it with https.</source>
        <translation>L’utilisateur et le mot de passe partent aussitôt, lisibles pour qui voit les octets&#xa0;: à utiliser avec https.</translation>
    </message>
    <message>
        <source>The server asks first; the password is proved by a hash and never sent. It takes two requests.</source>
        <translation>Le serveur demande d’abord&#xa0;; le mot de passe est prouvé par un condensé (hash) et n’est jamais envoyé. Cela prend deux requêtes.</translation>
    </message>
    <message>
        <source>The token goes out as it is: use it with https.</source>
        <translation>Le jeton part tel quel&#xa0;: à utiliser avec https.</translation>
    </message>
    <message>
        <source>s&amp;how</source>
        <translation>aff&amp;icher</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Basic</source>
        <translation>Basic</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Digest</translation>
    </message>
    <message>
        <source>Bearer token</source>
        <translation>Jeton Bearer</translation>
    </message>
    <message>
        <source>It is not written into any file: type it again after opening one</source>
        <translation>Il n’est écrit dans aucun fichier&#xa0;: retapez-le après en avoir ouvert un</translation>
    </message>
    <message>
        <source>Show what is typed there</source>
        <translation>Montrer ce qui y est tapé</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>S&amp;chéma</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>Utili&amp;sateur</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>Mot de &amp;passe</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>&amp;Jeton</translation>
    </message>
</context>
<context>
    <name>wirebench::MainWindow</name>
    <message>
        <source>Kinds of session</source>
        <translation>Types de session</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Onglet %1</translation>
    </message>
    <message>
        <source>What was kept from the last time cannot be read: %1.</source>
        <translation>Ce qui a été gardé de la dernière fois ne peut pas être lu&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The file was set aside as %1, and everything starts anew.</source>
        <translation>Le fichier a été mis de côté sous le nom %1, et tout recommence à neuf.</translation>
    </message>
    <message>
        <source>Open Workspace</source>
        <translation>Ouvrir un espace de travail</translation>
    </message>
    <message>
        <source>Wirebench workspaces (*.wirebench);;All files (*)</source>
        <translation>Espaces de travail Wirebench (*.wirebench);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Save Workspace</source>
        <translation>Enregistrer l’espace de travail</translation>
    </message>
    <message>
        <source>Wirebench</source>
        <translation>Wirebench</translation>
    </message>
    <message>
        <source>What is typed differs from %1. Save it there?</source>
        <translation>Ce qui est saisi diffère de %1. L’y enregistrer&#xa0;?</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>The saved messages cannot be read: %1.</source>
        <translation>Les messages enregistrés sont illisibles : %1.</translation>
    </message>
    <message>
        <source>The file was set aside as %1, and the lists start empty.</source>
        <translation>Le fichier a été mis de côté sous le nom %1 ; les listes sont vides au départ.</translation>
    </message>
</context>
<context>
    <name>wirebench::MessagesPart</name>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>It was not sent.</source>
        <translation>Rien n’a été envoyé.</translation>
    </message>
    <message>
        <source>This sequence has no steps yet.</source>
        <translation>Cette séquence n’a pas encore d’étapes.</translation>
    </message>
    <message>
        <source>Edit it by a right click.</source>
        <translation>Modifiez-la par un clic droit.</translation>
    </message>
    <message>
        <source>It was not started.</source>
        <translation>Elle n’a pas démarré.</translation>
    </message>
    <message>
        <source>Saved &amp;messages</source>
        <translation>&amp;Messages enregistrés</translation>
    </message>
    <message>
        <source>Show or hide the list of saved messages and sequences (%1)</source>
        <translation>Montrer ou cacher la liste des messages enregistrés et des séquences (%1)</translation>
    </message>
    <message>
        <source>Save as message</source>
        <translation>Enregistrer comme message</translation>
    </message>
</context>
<context>
    <name>wirebench::Notice</name>
    <message>
        <source>Dismiss this message</source>
        <translation>Fermer ce message</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Explanation of the error</source>
        <translation>Explication de l’erreur</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Moins</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>What this means, the usual causes, and what to try</source>
        <translation>Ce que cela veut dire, les causes habituelles, et ce qu’on peut essayer</translation>
    </message>
    <message>
        <source>Explain this error</source>
        <translation>Expliquer cette erreur</translation>
    </message>
</context>
<context>
    <name>wirebench::PathField</name>
    <message>
        <source>Choose a folder: %1</source>
        <translation>Choisir un dossier&#xa0;: %1</translation>
    </message>
    <message>
        <source>Choose a file: %1</source>
        <translation>Choisir un fichier&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>wirebench::PayloadEditor</name>
    <message>
        <source>it is not a plain file</source>
        <translation>ce n’est pas un fichier ordinaire</translation>
    </message>
    <message>
        <source>1 byte</source>
        <translation>1 octet</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 octets</translation>
    </message>
    <message>
        <source>There is nothing to send.</source>
        <translation>Il n’y a rien à envoyer.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Le fichier est vide.</translation>
    </message>
    <message>
        <source>Type a text or choose a line ending.</source>
        <translation>Tapez un texte ou choisissez une fin de ligne.</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>A&amp;rrêter</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>Lan&amp;cer</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>Envo&amp;yer</translation>
    </message>
    <message>
        <source>Stop repeating</source>
        <translation>Cesser de répéter</translation>
    </message>
    <message>
        <source>Send again and again</source>
        <translation>Envoyer encore et encore</translation>
    </message>
    <message>
        <source>Send once</source>
        <translation>Envoyer une fois</translation>
    </message>
    <message>
        <source>pieces of %1 bytes</source>
        <translation>morceaux de %1 octets</translation>
    </message>
    <message>
        <source>every %1 ms</source>
        <translation>toutes les %1 ms</translation>
    </message>
    <message>
        <source>newlines converted</source>
        <translation>sauts de ligne convertis</translation>
    </message>
    <message>
        <source>&amp;As</source>
        <translation>Mo&amp;de</translation>
    </message>
    <message>
        <source>E&amp;ncoding</source>
        <translation>E&amp;ncodage</translation>
    </message>
    <message>
        <source>En&amp;d</source>
        <translation>F&amp;in</translation>
    </message>
    <message>
        <source>P&amp;ieces of</source>
        <translation>Morcea&amp;ux de</translation>
    </message>
    <message>
        <source>Pa&amp;use</source>
        <translation>Pau&amp;se</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>en entier</translation>
    </message>
    <message>
        <source> bytes</source>
        <translation> octets</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>&amp;Repeat every</source>
        <translation>Répét&amp;er toutes les</translation>
    </message>
    <message>
        <source>Milliseconds between two messages</source>
        <translation>Millisecondes entre deux messages</translation>
    </message>
    <message>
        <source>Con&amp;vert newlines in the text too</source>
        <translation>Convertir aussi les sauts de li&amp;gne du texte</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>The bytes that will be sent</source>
        <translation>Les octets qui seront envoyés</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texte</translation>
    </message>
    <message>
        <source>escapes</source>
        <translation>échappements</translation>
    </message>
    <message>
        <source>hex</source>
        <translation>hexa</translation>
    </message>
    <message>
        <source>file</source>
        <translation>fichier</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>How the message is written: as text, with escapes such as \n and \x41, as hexadecimal digits, or as the bytes of a file</source>
        <translation>Comment le message est écrit&#xa0;: en texte, avec des échappements comme \n et \x41, en chiffres hexadécimaux, ou par les octets d’un fichier</translation>
    </message>
    <message>
        <source>How letters become bytes</source>
        <translation>Comment les lettres deviennent des octets</translation>
    </message>
    <message>
        <source>Appended once at the end of the message</source>
        <translation>Ajoutée une fois à la fin du message</translation>
    </message>
    <message>
        <source>Hand the message over in pieces of this size: the receiver may see them cut differently, for TCP is a stream</source>
        <translation>Confier le message par morceaux de cette taille&#xa0;: le récepteur peut les voir coupés autrement, car TCP est un flux</translation>
    </message>
    <message>
        <source>Time between two pieces</source>
        <translation>Temps entre deux morceaux</translation>
    </message>
    <message>
        <source>Send the message again and again until stopped</source>
        <translation>Envoyer le message encore et encore, jusqu’à l’arrêt</translation>
    </message>
    <message>
        <source>Time between two messages</source>
        <translation>Temps entre deux messages</translation>
    </message>
    <message>
        <source>Newlines inside the text become the chosen line ending as well</source>
        <translation>Les sauts de ligne dans le texte deviennent eux aussi la fin de ligne choisie</translation>
    </message>
    <message>
        <source>placeholders</source>
        <translation>variables</translation>
    </message>
    <message>
        <source>{time}, {unix}, {counter}, {random} and {peer} in the text stand for the time, a number that grows with each message, a random one, and whom it goes to. A brace is written twice</source>
        <translation>{time}, {unix}, {counter}, {random} et {peer} dans le texte sont remplacés par l’heure, un nombre qui augmente à chaque message, un nombre au hasard et le destinataire. Une accolade s’écrit deux fois</translation>
    </message>
    <message>
        <source>byte by byte</source>
        <translation>octet par octet</translation>
    </message>
    <message>
        <source>Edit in place, with offsets and characters; off: type the digits as text</source>
        <translation>Modifier sur place, avec positions et caractères ; sinon, saisir les chiffres comme du texte</translation>
    </message>
    <message>
        <source>Placeholders</source>
        <translation>Variables</translation>
    </message>
</context>
<context>
    <name>wirebench::PayloadPreview</name>
    <message>
        <source>Goes out as: %1</source>
        <translation>Ce qui part : %1</translation>
    </message>
</context>
<context>
    <name>wirebench::PeersModel</name>
    <message>
        <source>%1 datagrams received, %2</source>
        <translation>datagrammes reçus&#xa0;: %1, %2</translation>
    </message>
    <message>
        <source>%1 datagrams sent, %2</source>
        <translation>datagrammes envoyés&#xa0;: %1, %2</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>Pair</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyé</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Dernier</translation>
    </message>
    <message>
        <source>Passed on from %1 to %2</source>
        <translation>Transmis de %1 à %2</translation>
    </message>
</context>
<context>
    <name>wirebench::PeersPanel</name>
    <message>
        <source>Peers</source>
        <translation>Pairs</translation>
    </message>
    <message>
        <source>! %1 dropped by the system: the receive buffer was full</source>
        <translation>! jetés par le système, tampon de réception plein&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 lost by the simulated network</source>
        <translation>perdus par le réseau simulé&#xa0;: %1</translation>
    </message>
    <message>
        <source>Everybody who is heard or sent to becomes a line here. Press Open first.</source>
        <translation>Chaque pair dont on reçoit ou à qui on envoie devient ici une ligne. Appuyez d’abord sur Ouvrir.</translation>
    </message>
    <message>
        <source>Nobody has been heard yet. Try in a terminal:
%1</source>
        <translation>Personne ne s’est encore fait entendre. Essayez dans un terminal&#xa0;:
%1</translation>
    </message>
    <message>
        <source>Peers (%1)</source>
        <translation>Pairs (%1)</translation>
    </message>
</context>
<context>
    <name>wirebench::PracticeDesk</name>
    <message>
        <source>practice</source>
        <translation>exercice</translation>
    </message>
</context>
<context>
    <name>wirebench::RecordingPage</name>
    <message>
        <source>Recording %1</source>
        <translation>Enregistrement %1</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Lecture du fichier…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Nothing has happened yet at this moment of the recording. Space plays it, the full stop shows the next record.</source>
        <translation>Rien ne s’est encore passé à ce moment de l’enregistrement. Espace lance la lecture, le point montre l’appel suivant.</translation>
    </message>
</context>
<context>
    <name>wirebench::RecordingTabs</name>
    <message>
        <source>Open Recording</source>
        <translation>Ouvrir un enregistrement</translation>
    </message>
    <message>
        <source>Saved logs (*.jsonl);;All files (*)</source>
        <translation>Journaux enregistrés (*.jsonl);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Recording %1</source>
        <translation>Enregistrement %1</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>Fermer %1</translation>
    </message>
    <message>
        <source>Close the recording (Ctrl+W)</source>
        <translation>Fermer l’enregistrement (Ctrl+W)</translation>
    </message>
</context>
<context>
    <name>wirebench::RelayFields</name>
    <message>
        <source>%1 ms late</source>
        <translation>%1 ms de retard</translation>
    </message>
    <message>
        <source>pieces of %1</source>
        <translation>morceaux de %1</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>host:port</source>
        <translation>hôte:port</translation>
    </message>
    <message>
        <source>The server that answers: HOST:PORT, a port of this machine, or unix:PATH. Each client gets a connection of its own to it</source>
        <translation>Le serveur qui répond : HÔTE:PORT, un port de cette machine, ou unix:CHEMIN. Chaque client reçoit sa propre connexion vers lui</translation>
    </message>
    <message>
        <source>The server that answers: HOST:PORT, or a port of this machine. Each client gets a socket of its own to it</source>
        <translation>Le serveur qui répond : HÔTE:PORT, ou un port de cette machine. Chaque client reçoit sa propre socket vers lui</translation>
    </message>
    <message>
        <source>Relay to</source>
        <translation>Cible</translation>
    </message>
    <message>
        <source>Encrypt what goes to the target, whatever the clients speak, and have the target prove by certificate who it is</source>
        <translation>Chiffrer ce qui va vers la cible, quoi que parlent les clients, et lui faire prouver par certificat qui elle est</translation>
    </message>
    <message>
        <source>Directions of the relay</source>
        <translation>Sens du relais</translation>
    </message>
    <message>
        <source>To the target: delay</source>
        <translation>Vers la cible : délai</translation>
    </message>
    <message>
        <source>To the target: pieces</source>
        <translation>Vers la cible : morceaux</translation>
    </message>
    <message>
        <source>To the target: at most</source>
        <translation>Vers la cible : au plus</translation>
    </message>
    <message>
        <source>To the client: delay</source>
        <translation>Vers le client : délai</translation>
    </message>
    <message>
        <source>To the client: pieces</source>
        <translation>Vers le client : morceaux</translation>
    </message>
    <message>
        <source>To the client: at most</source>
        <translation>Vers le client : au plus</translation>
    </message>
    <message>
        <source>What has come waits that long before it goes on</source>
        <translation>Ce qui est arrivé attend ce temps avant de repartir</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>pieces</source>
        <translation>morceaux</translation>
    </message>
    <message>
        <source>The most bytes of one send()</source>
        <translation>Le plus d’octets d’un send()</translation>
    </message>
    <message>
        <source>as they come</source>
        <translation>tels quels</translation>
    </message>
    <message>
        <source> B</source>
        <translation> o</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>au plus</translation>
    </message>
    <message>
        <source>The most bytes of one second</source>
        <translation>Le plus d’octets par seconde</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sans limite</translation>
    </message>
    <message>
        <source> B/s</source>
        <translation> o/s</translation>
    </message>
    <message>
        <source>Connect within</source>
        <translation>Délai de connexion</translation>
    </message>
    <message>
        <source>How long looking up the target and connecting to it may take</source>
        <translation>Le temps que peuvent prendre la résolution du nom de la cible et la connexion</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Give up after</source>
        <translation>Abandonner après</translation>
    </message>
    <message>
        <source>An end that takes nothing of what waits for it for so long ends both connections</source>
        <translation>Une extrémité qui ne prend rien de ce qui l’attend pendant ce temps met fin aux deux connexions</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>Forget after</source>
        <translation>Oublier après</translation>
    </message>
    <message>
        <source>The socket of a client is closed after so long without a datagram either way</source>
        <translation>La socket d’un client est fermée après ce temps sans datagramme dans un sens ni dans l’autre</translation>
    </message>
    <message>
        <source>TLS to the target</source>
        <translation>TLS vers la cible</translation>
    </message>
    <message>
        <source>DTLS to the target</source>
        <translation>DTLS vers la cible</translation>
    </message>
</context>
<context>
    <name>wirebench::ReplayActions</name>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Hold the recording here</source>
        <translation>Suspendre la lecture ici</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Play the recording from here; at its end, from the beginning</source>
        <translation>Lire l’enregistrement à partir d’ici&#xa0;; à sa fin, depuis le début</translation>
    </message>
    <message>
        <source>Next record</source>
        <translation>Appel suivant</translation>
    </message>
    <message>
        <source>Show one record more</source>
        <translation>Montrer un appel de plus</translation>
    </message>
    <message>
        <source>Previous record</source>
        <translation>Appel précédent</translation>
    </message>
    <message>
        <source>Take the last record back</source>
        <translation>Retirer le dernier appel</translation>
    </message>
    <message>
        <source>To the beginning</source>
        <translation>Au début</translation>
    </message>
    <message>
        <source>Before the first record</source>
        <translation>Avant le premier appel</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>À la fin</translation>
    </message>
    <message>
        <source>Show all records</source>
        <translation>Montrer tous les appels</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Moins vite</translation>
    </message>
    <message>
        <source>Play more slowly</source>
        <translation>Lire plus lentement</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Plus vite</translation>
    </message>
    <message>
        <source>Play faster</source>
        <translation>Lire plus vite</translation>
    </message>
    <message>
        <source>Skip silences</source>
        <translation>Sauter les silences</translation>
    </message>
    <message>
        <source>When nothing happens for more than %1 s, go on</source>
        <translation>Quand rien ne se passe pendant plus de %1 s, passer à la suite</translation>
    </message>
</context>
<context>
    <name>wirebench::RequestForm</name>
    <message>
        <source>Headers of the request</source>
        <translation>En-têtes de la requête</translation>
    </message>
    <message>
        <source>Parts of the request</source>
        <translation>Parties de la requête</translation>
    </message>
    <message>
        <source>Name: value, one a line, such as
Accept: application/json</source>
        <translation>Nom: valeur, un par ligne, par exemple
Accept: application/json</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>En-têtes</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Corps</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Identité</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>Cookies</source>
        <translation>Cookies</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
</context>
<context>
    <name>wirebench::RequestOptions</name>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>follow redirections</source>
        <translation>suivre les redirections</translation>
    </message>
    <message>
        <source>Send another request where the answer says that it is elsewhere</source>
        <translation>Envoyer une autre requête quand la réponse dit que c’est ailleurs</translation>
    </message>
    <message>
        <source>How many redirections are followed at most</source>
        <translation>Combien de redirections sont suivies au maximum</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>au plus</translation>
    </message>
    <message>
        <source>cookies</source>
        <translation>cookies</translation>
    </message>
    <message>
        <source>Keep the cookies of answers, and send those that belong to an address</source>
        <translation>Garder les cookies des réponses, et envoyer ceux qui concernent une adresse</translation>
    </message>
    <message>
        <source>compression</source>
        <translation>compression</translation>
    </message>
    <message>
        <source>Say with Accept-Encoding that a compressed answer is understood</source>
        <translation>Dire par Accept-Encoding qu’une réponse compressée est comprise</translation>
    </message>
    <message>
        <source>keep the connection</source>
        <translation>garder la connexion</translation>
    </message>
    <message>
        <source>Use it again for the next request to the same server</source>
        <translation>La réutiliser pour la prochaine requête au même serveur</translation>
    </message>
    <message>
        <source>follow from https to http</source>
        <translation>suivre de https vers http</translation>
    </message>
    <message>
        <source>From there on everything goes in clear</source>
        <translation>À partir de là, tout circule en clair</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Connect within</source>
        <translation>Délai de connexion</translation>
    </message>
    <message>
        <source>How long connect() may take</source>
        <translation>Combien de temps connect() peut prendre</translation>
    </message>
    <message>
        <source>First byte within</source>
        <translation>Délai du premier octet</translation>
    </message>
    <message>
        <source>From the last byte sent to the first received</source>
        <translation>Du dernier octet envoyé au premier reçu</translation>
    </message>
    <message>
        <source>All within</source>
        <translation>Délai total</translation>
    </message>
    <message>
        <source>The whole exchange, redirections included</source>
        <translation>L’échange entier, redirections comprises</translation>
    </message>
    <message>
        <source>any</source>
        <translation>toutes</translation>
    </message>
    <message>
        <source>IPv4</source>
        <translation>IPv4</translation>
    </message>
    <message>
        <source>IPv6</source>
        <translation>IPv6</translation>
    </message>
    <message>
        <source>Which addresses of a name are tried</source>
        <translation>Quelles adresses d’un nom sont essayées</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Famille</translation>
    </message>
    <message>
        <source>SOCKS5</source>
        <translation>SOCKS5</translation>
    </message>
    <message>
        <source>HTTP CONNECT</source>
        <translation>HTTP CONNECT</translation>
    </message>
    <message>
        <source>Whom to connect to instead: it connects to the server, and looks its name up itself</source>
        <translation>À qui se connecter à la place&#xa0;: il se connecte au serveur, et résout lui-même son nom</translation>
    </message>
    <message>
        <source>HOST:PORT</source>
        <translation>HÔTE:PORT</translation>
    </message>
    <message>
        <source>It is not written into any file: type it again after opening one</source>
        <translation>Il n’est écrit dans aucun fichier&#xa0;: retapez-le après en avoir ouvert un</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Proxy address</source>
        <translation>Adresse du proxy</translation>
    </message>
    <message>
        <source>Proxy user</source>
        <translation>Utilisateur du proxy</translation>
    </message>
    <message>
        <source>Proxy password</source>
        <translation>Mot de passe du proxy</translation>
    </message>
    <message>
        <source>connect within %1 ms</source>
        <translation>délai de connexion %1 ms</translation>
    </message>
    <message>
        <source>first byte within %1</source>
        <translation>délai du premier octet %1</translation>
    </message>
    <message>
        <source>all within %1 ms</source>
        <translation>délai total %1 ms</translation>
    </message>
    <message>
        <source>through %1</source>
        <translation>via %1</translation>
    </message>
</context>
<context>
    <name>wirebench::RequestPreview</name>
    <message>
        <source>Preview of the request</source>
        <translation>Aperçu de la requête</translation>
    </message>
    <message>
        <source>Nothing would be sent. %1</source>
        <translation>Rien ne serait envoyé. %1</translation>
    </message>
    <message>
        <source>%1 of the file %2 follow.</source>
        <translation>Suivent %1 du fichier %2.</translation>
    </message>
    <message>
        <source>The boundary is drawn anew for each request.</source>
        <translation>Le séparateur (boundary) est tiré à nouveau pour chaque requête.</translation>
    </message>
</context>
<context>
    <name>wirebench::ResponseView</name>
    <message>
        <source>Headers of the answer</source>
        <translation>En-têtes de la réponse</translation>
    </message>
    <message>
        <source>Certificate…</source>
        <translation>Certificat…</translation>
    </message>
    <message>
        <source>Step of the exchange</source>
        <translation>Étape de l’échange</translation>
    </message>
    <message>
        <source>Redirections and logins take several requests: this chooses the one that is shown</source>
        <translation>Les redirections et les authentifications prennent plusieurs requêtes&#xa0;: choisissez ici celle qui est affichée</translation>
    </message>
    <message>
        <source>Views of the answer</source>
        <translation>Vues de la réponse</translation>
    </message>
    <message>
        <source>Anatomy of the answer</source>
        <translation>Anatomie de la réponse</translation>
    </message>
    <message>
        <source>Bytes that were sent</source>
        <translation>Octets envoyés</translation>
    </message>
    <message>
        <source>The headers of the answer appear here.</source>
        <translation>Les en-têtes de la réponse apparaissent ici.</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Corps</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>En-têtes</translation>
    </message>
    <message>
        <source>Anatomy</source>
        <translation>Anatomie</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>Durées</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyé</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificat</translation>
    </message>
    <message>
        <source>TLS and certificates</source>
        <translation>TLS et certificats</translation>
    </message>
    <message>
        <source>The same in a window of its own, where it can be saved</source>
        <translation>La même chose dans sa propre fenêtre, où elle peut être enregistrée</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 sur %2&#xa0;: %3</translation>
    </message>
    <message>
        <source>What a server proves by certificate appears here.</source>
        <translation>Ce qu’un serveur prouve par certificat apparaît ici.</translation>
    </message>
    <message>
        <source>No TLS: everything went in clear.</source>
        <translation>Pas de TLS&#xa0;: tout a circulé en clair.</translation>
    </message>
    <message>
        <source>No byte of an answer came.</source>
        <translation>Aucun octet de réponse n’est venu.</translation>
    </message>
    <message>
        <source>Each byte of the answer appears here, by its meaning.</source>
        <translation>Chaque octet de la réponse apparaît ici, selon sa signification.</translation>
    </message>
    <message>
        <source>! partial: the message did not come to its end.</source>
        <translation>! incomplet&#xa0;: le message n’est pas allé jusqu’à sa fin.</translation>
    </message>
    <message>
        <source>Nothing was sent: there was no connection.</source>
        <translation>Rien n’a été envoyé&#xa0;: il n’y avait pas de connexion.</translation>
    </message>
    <message>
        <source>The exact bytes that went out appear here, also when the request fails.</source>
        <translation>Les octets exacts qui sont partis apparaissent ici, même quand la requête échoue.</translation>
    </message>
    <message>
        <source>The answer appears here: type an address above and press Send. No server yet? Open a session “HTTP server”, or run this in a terminal:</source>
        <translation>La réponse apparaît ici&#xa0;: tapez une adresse ci-dessus et appuyez sur Envoyer. Pas encore de serveur&#xa0;? Ouvrez une session «&#xa0;Serveur HTTP&#xa0;», ou lancez ceci dans un terminal&#xa0;:</translation>
    </message>
    <message>
        <source>Nothing could be sent.</source>
        <translation>Rien n’a pu être envoyé.</translation>
    </message>
    <message>
        <source>No answer came. “Sent” has the bytes that went out.</source>
        <translation>Aucune réponse n’est venue. «&#xa0;Envoyé&#xa0;» montre les octets qui sont partis.</translation>
    </message>
    <message>
        <source>The answer has no body.</source>
        <translation>La réponse n’a pas de corps.</translation>
    </message>
    <message>
        <source>! partial: no byte of the body came.</source>
        <translation>! incomplet&#xa0;: aucun octet du corps n’est venu.</translation>
    </message>
</context>
<context>
    <name>wirebench::RulesButton</name>
    <message>
        <source>What to look for in what comes, and what to answer: in order, the first rule that matches</source>
        <translation>Ce qu’il faut chercher dans ce qui arrive, et ce qu’il faut répondre : dans l’ordre, la première règle qui correspond</translation>
    </message>
    <message>
        <source>Rules…</source>
        <translation>Règles…</translation>
    </message>
    <message>
        <source>Rules (%1)…</source>
        <translation>Règles (%1)…</translation>
    </message>
    <message>
        <source>Rules of %1</source>
        <translation>Règles de %1</translation>
    </message>
</context>
<context>
    <name>wirebench::RulesForm</name>
    <message>
        <source>escapes</source>
        <translation>échappements</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texte</translation>
    </message>
    <message>
        <source>hex</source>
        <translation>hexa</translation>
    </message>
    <message>
        <source>In the reply these stand for what is known when it is sent; a brace that is meant is typed twice:</source>
        <translation>Dans la réponse, ceci est remplacé par ce qui est connu à l’envoi ; une accolade voulue se tape deux fois :</translation>
    </message>
    <message>
        <source>$1 or ${name}: what a group of the regular expression has found</source>
        <translation>$1 ou ${nom} : ce qu’un groupe de l’expression rationnelle a trouvé</translation>
    </message>
    <message>
        <source>What is looked for. Empty, it finds nothing, except with “is exactly”</source>
        <translation>Ce qui est cherché. Vide, il ne trouve rien, sauf avec « est exactement »</translation>
    </message>
    <message>
        <source>How the pattern is written; a regular expression has escapes of its own</source>
        <translation>Comment le motif est écrit ; une expression rationnelle a ses propres échappements</translation>
    </message>
    <message>
        <source>case counts</source>
        <translation>respecter la casse</translation>
    </message>
    <message>
        <source>Off: A to Z are as a to z; a regular expression knows all letters</source>
        <translation>Sans : A à Z valent a à z ; une expression rationnelle connaît toutes les lettres</translation>
    </message>
    <message>
        <source>Of the pattern and the reply</source>
        <translation>Du motif et de la réponse</translation>
    </message>
    <message>
        <source>&amp;When it</source>
        <translation>&amp;Quand il</translation>
    </message>
    <message>
        <source>&amp;Pattern</source>
        <translation>&amp;Motif</translation>
    </message>
    <message>
        <source>as</source>
        <translation>en</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Codage</translation>
    </message>
    <message>
        <source>What is sent back; empty: nothing</source>
        <translation>Ce qui est renvoyé ; vide : rien</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>{…} and $1</source>
        <translation>{…} et $1</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>Before the reply; meanwhile other datagrams are answered</source>
        <translation>Avant la réponse ; entre-temps, d’autres datagrammes reçoivent la leur</translation>
    </message>
    <message>
        <source>Before the reply; meanwhile nothing more of this client is read</source>
        <translation>Avant la réponse ; entre-temps, rien d’autre n’est lu de ce client</translation>
    </message>
    <message>
        <source>After the reply. There are no connections here: only stopping the server means something</source>
        <translation>Après la réponse. Il n’y a pas de connexions ici : seul l’arrêt du serveur a un sens</translation>
    </message>
    <message>
        <source>After the reply</source>
        <translation>Après la réponse</translation>
    </message>
    <message>
        <source>Left as a comment on the record of what matched</source>
        <translation>Laissée en commentaire sur la ligne de ce qui correspondait</translation>
    </message>
    <message>
        <source>then try the next rules too</source>
        <translation>essayer aussi les règles suivantes</translation>
    </message>
    <message>
        <source>Else the first rule that matches is the only one</source>
        <translation>Sinon, la première règle qui correspond est la seule</translation>
    </message>
    <message>
        <source>&amp;Reply</source>
        <translation>&amp;Réponse</translation>
    </message>
    <message>
        <source>end</source>
        <translation>fin</translation>
    </message>
    <message>
        <source>&amp;Delay</source>
        <translation>&amp;Délai</translation>
    </message>
    <message>
        <source>th&amp;en</source>
        <translation>&amp;ensuite</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Note</translation>
    </message>
</context>
<context>
    <name>wirebench::RulesModel</name>
    <message>
        <source>rule %1, on</source>
        <translation>règle %1, active</translation>
    </message>
    <message>
        <source>after %1 ms</source>
        <translation>après %1 ms</translation>
    </message>
    <message>
        <source>notes “%1”</source>
        <translation>note « %1 »</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>continue</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>When what came</source>
        <translation>Quand ce qui arrive</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Ensuite</translation>
    </message>
    <message>
        <source>is anything</source>
        <translation>est quelconque</translation>
    </message>
    <message>
        <source>is exactly</source>
        <translation>est exactement</translation>
    </message>
    <message>
        <source>starts with</source>
        <translation>commence par</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>contient</translation>
    </message>
    <message>
        <source>ends with</source>
        <translation>finit par</translation>
    </message>
    <message>
        <source>matches (regular expression)</source>
        <translation>correspond à (expression rationnelle)</translation>
    </message>
    <message>
        <source>close</source>
        <translation>fermer</translation>
    </message>
    <message>
        <source>half-close</source>
        <translation>fermer à moitié</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>réinitialiser</translation>
    </message>
    <message>
        <source>stop the server</source>
        <translation>arrêter le serveur</translation>
    </message>
    <message>
        <source>nothing more</source>
        <translation>rien de plus</translation>
    </message>
</context>
<context>
    <name>wirebench::RulesPanel</name>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Dupliquer</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Descendre</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Ouvrir…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>what one recv gave</source>
        <translation>ce qu’un recv a donné</translation>
    </message>
    <message>
        <source>each line</source>
        <translation>chaque ligne</translation>
    </message>
    <message>
        <source>TCP is a stream: what one recv() gives may be half a message or three, and a pattern that lies across two of them is not found. A line ends in LF, however it was cut on its way; its LF, and a CR before that, are not part of it</source>
        <translation>TCP est un flux : un recv() peut donner la moitié d’un message ou trois messages, et un motif à cheval sur deux n’est pas trouvé. Une ligne se termine par LF, quel que soit son découpage en route ; son LF, et un CR juste avant, n’en font pas partie</translation>
    </message>
    <message>
        <source>Bytes. A longer line matches no rule, and a note on its record says so</source>
        <translation>En octets. Une ligne plus longue ne correspond à aucune règle, et une note sur sa ligne du journal le dit</translation>
    </message>
    <message>
        <source>Rules &amp;look at</source>
        <translation>Les règles e&amp;xaminent</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>au plus</translation>
    </message>
    <message>
        <source>Rule %1 is deleted.</source>
        <translation>La règle %1 est supprimée.</translation>
    </message>
    <message>
        <source>Open rules</source>
        <translation>Ouvrir des règles</translation>
    </message>
    <message>
        <source>Rules (*.json);;All files (*)</source>
        <translation>Règles (*.json);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Save rules</source>
        <translation>Enregistrer les règles</translation>
    </message>
    <message>
        <source>Rules (*.json)</source>
        <translation>Règles (*.json)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Enregistré sous %1.</translation>
    </message>
</context>
<context>
    <name>wirebench::RulesTester</name>
    <message>
        <source>One message as it would come, with escapes: \r \n \t \0 \xHH. Nothing is sent</source>
        <translation>Un message tel qu’il arriverait, avec échappements : \r \n \t \0 \xHH. Rien n’est envoyé</translation>
    </message>
    <message>
        <source>Type what a client would send</source>
        <translation>Tapez ce qu’un client enverrait</translation>
    </message>
    <message>
        <source>Which rule answers</source>
        <translation>La règle qui répond</translation>
    </message>
    <message>
        <source>&amp;Try</source>
        <translation>E&amp;ssai</translation>
    </message>
    <message>
        <source>A rule has a mistake: %1</source>
        <translation>Une règle a une erreur : %1</translation>
    </message>
    <message>
        <source>Which rule would answer, and with what, is shown here.</source>
        <translation>La règle qui répondrait, et sa réponse, s’affichent ici.</translation>
    </message>
    <message>
        <source>No rule matches: nothing is answered.</source>
        <translation>Aucune règle ne correspond : rien n’est répondu.</translation>
    </message>
    <message>
        <source>Rule %1 matches and says nothing</source>
        <translation>La règle %1 correspond et ne dit rien</translation>
    </message>
    <message numerus="yes">
        <source>Rule %1 answers “%2” (%n byte(s))</source>
        <translation>
            <numerusform>La règle %1 répond « %2 » (%n octet)</numerusform>
            <numerusform>La règle %1 répond « %2 » (%n octets)</numerusform>
        </translation>
    </message>
    <message>
        <source>after %1 ms</source>
        <translation>après %1 ms</translation>
    </message>
</context>
<context>
    <name>wirebench::SavedMessagesPanel</name>
    <message>
        <source>The list is full: it takes %1 lines.</source>
        <translation>La liste est pleine : elle prend %1 lignes.</translation>
    </message>
    <message>
        <source>Delete some of them first.</source>
        <translation>Supprimez-en d’abord quelques-unes.</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>Séquence</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (copie)</translation>
    </message>
    <message>
        <source>Move to Folder</source>
        <translation>Déplacer vers un dossier</translation>
    </message>
    <message>
        <source>Folder (empty: none)</source>
        <translation>Dossier (vide : aucun)</translation>
    </message>
    <message>
        <source>With these, a list would have more than %1 lines.</source>
        <translation>Avec ceux-ci, une liste aurait plus de %1 lignes.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Not taken, for their protocol: %1</source>
        <translation>Non repris, à cause de leur protocole : %1</translation>
    </message>
    <message>
        <source>%1 for the TCP client, %2 for the TCP server and %3 for UDP were added.</source>
        <translation>Ajoutés : %1 pour le client TCP, %2 pour le serveur TCP et %3 pour UDP.</translation>
    </message>
    <message>
        <source>Import Messages</source>
        <translation>Importer des messages</translation>
    </message>
    <message>
        <source>Messages of Wirebench or Packet Sender (*.json);;All files (*)</source>
        <translation>Messages de Wirebench ou de Packet Sender (*.json);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Export All Messages</source>
        <translation>Exporter tous les messages</translation>
    </message>
    <message>
        <source>Messages (*.json);;All files (*)</source>
        <translation>Messages (*.json);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Lancer</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>Envo&amp;yer</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Modifier…</translation>
    </message>
    <message>
        <source>&amp;Edit: put it into the editor</source>
        <translation>&amp;Modifier : le mettre dans l’éditeur</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Search the saved messages</source>
        <translation>Chercher dans les messages enregistrés</translation>
    </message>
    <message>
        <source>Saved messages</source>
        <translation>Messages enregistrés</translation>
    </message>
    <message>
        <source>Messages that you save are listed here. Press + to keep the one in the editor.</source>
        <translation>Les messages que vous enregistrez figurent ici. Appuyez sur + pour garder celui de l’éditeur.</translation>
    </message>
    <message>
        <source>Double click, Enter or a number key sends. Drag to reorder.</source>
        <translation>Double clic, Entrée ou une touche de chiffre pour envoyer. Glissez pour ranger.</translation>
    </message>
    <message>
        <source>What can be done with saved messages</source>
        <translation>Ce qu’on peut faire des messages enregistrés</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>&amp;Save as message</source>
        <translation>Enregi&amp;strer comme message</translation>
    </message>
    <message>
        <source>Keep what stands in the editor as a message in this list</source>
        <translation>Garder le contenu de l’éditeur comme message de cette liste</translation>
    </message>
    <message>
        <source>&amp;Replace by what stands in the editor</source>
        <translation>&amp;Remplacer par le contenu de l’éditeur</translation>
    </message>
    <message>
        <source>New se&amp;quence</source>
        <translation>Nouvelle sé&amp;quence</translation>
    </message>
    <message>
        <source>Of the chosen messages, in their order</source>
        <translation>Faite des messages choisis, dans leur ordre</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>Re&amp;nommer</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>D&amp;upliquer</translation>
    </message>
    <message>
        <source>Move to &amp;folder…</source>
        <translation>&amp;Déplacer vers un dossier…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>Su&amp;pprimer</translation>
    </message>
    <message>
        <source>Und&amp;o</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importer…</translation>
    </message>
    <message>
        <source>E&amp;xport all…</source>
        <translation>E&amp;xporter tout…</translation>
    </message>
</context>
<context>
    <name>wirebench::SentRequestsModel</name>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Heure</translation>
    </message>
</context>
<context>
    <name>wirebench::SentRequestsPanel</name>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>&amp;Forget all</source>
        <translation>Tout ou&amp;blier</translation>
    </message>
    <message>
        <source>What is sent in this session is listed here. A click brings it back into the fields.</source>
        <translation>Ce qui est envoyé dans cette session est listé ici. Un clic le remet dans les champs.</translation>
    </message>
    <message>
        <source>Empty this list; it is also kept with the workspace, without passwords</source>
        <translation>Vider cette liste&#xa0;; elle est aussi gardée avec l’espace de travail, sans les mots de passe</translation>
    </message>
</context>
<context>
    <name>wirebench::SequenceBar</name>
    <message>
        <source>%1: step %2 of %3</source>
        <translation>%1 : étape %2 sur %3</translation>
    </message>
    <message>
        <source>%1 of %2 times</source>
        <translation>%1 fois sur %2</translation>
    </message>
    <message>
        <source>round %1</source>
        <translation>tour %1</translation>
    </message>
    <message>
        <source>round %1 of %2</source>
        <translation>tour %1 sur %2</translation>
    </message>
    <message>
        <source>sent %1</source>
        <translation>envoyés : %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop the sequence</source>
        <translation>Arrêter la séquence</translation>
    </message>
    <message>
        <source>Progress of the sequence</source>
        <translation>Avancement de la séquence</translation>
    </message>
    <message>
        <source>Paused. %1</source>
        <translation>En pause. %1</translation>
    </message>
    <message>
        <source>%1: done, %2 sent</source>
        <translation>%1 : terminée, envoyés : %2</translation>
    </message>
    <message>
        <source>%1: stopped, %2 sent</source>
        <translation>%1 : arrêtée, envoyés : %2</translation>
    </message>
</context>
<context>
    <name>wirebench::SequenceEditor</name>
    <message>
        <source>&amp;Add step</source>
        <translation>&amp;Ajouter une étape</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>&amp;Monter</translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation>&amp;Descendre</translation>
    </message>
    <message>
        <source>Sequence “%1”</source>
        <translation>Séquence « %1 »</translation>
    </message>
    <message>
        <source>until it is stopped</source>
        <translation>jusqu’à l’arrêt</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Pause before, ms</source>
        <translation>Pause avant, ms</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Fois</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>Save a message first: steps are copies of saved messages</source>
        <translation>Enregistrez d’abord un message : les étapes sont des copies de messages enregistrés</translation>
    </message>
    <message>
        <source>A copy of a saved message</source>
        <translation>Une copie d’un message enregistré</translation>
    </message>
    <message>
        <source>R&amp;ounds</source>
        <translation>T&amp;ours</translation>
    </message>
</context>
<context>
    <name>wirebench::ServedRequestsModel</name>
    <message>
        <source>Request %1: answered %2 %3 in %4</source>
        <translation>Requête %1&#xa0;: réponse %2 %3 en %4</translation>
    </message>
    <message>
        <source>The client went away before it had everything.</source>
        <translation>Le client est parti avant d’avoir tout reçu.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Requête</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Corps</translation>
    </message>
</context>
<context>
    <name>wirebench::SessionPage</name>
    <message>
        <source>Traffic</source>
        <translation>Trafic</translation>
    </message>
</context>
<context>
    <name>wirebench::SessionStack</name>
    <message>
        <source>Rename session</source>
        <translation>Renommer la session</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>%1: running</source>
        <translation>%1&#xa0;: en cours</translation>
    </message>
    <message>
        <source>Sessions of %1</source>
        <translation>Sessions&#xa0;: %1</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>Nouvelle session&#xa0;: %1</translation>
    </message>
    <message>
        <source>New session of %1</source>
        <translation>Nouvelle session&#xa0;: %1</translation>
    </message>
    <message>
        <source>Another session in this tab</source>
        <translation>Une autre session dans cet onglet</translation>
    </message>
</context>
<context>
    <name>wirebench::SessionZones</name>
    <message>
        <source>Zones of the session</source>
        <translation>Zones de la session</translation>
    </message>
</context>
<context>
    <name>wirebench::SettingsRow</name>
    <message>
        <source>Less</source>
        <translation>Moins</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Settings that are needed less often</source>
        <translation>Réglages plus rarement utiles</translation>
    </message>
</context>
<context>
    <name>wirebench::ShellActions</name>
    <message>
        <source>&amp;New Session</source>
        <translation>&amp;Nouvelle session</translation>
    </message>
    <message>
        <source>Another session in this tab (Ctrl+T)</source>
        <translation>Une autre session dans cet onglet (Ctrl+T)</translation>
    </message>
    <message>
        <source>&amp;Close Session</source>
        <translation>&amp;Fermer la session</translation>
    </message>
    <message>
        <source>&amp;Reopen Closed Session</source>
        <translation>&amp;Rouvrir la session fermée</translation>
    </message>
    <message>
        <source>Rena&amp;me Session…</source>
        <translation>Reno&amp;mmer la session…</translation>
    </message>
    <message>
        <source>&amp;Open Workspace…</source>
        <translation>&amp;Ouvrir un espace de travail…</translation>
    </message>
    <message>
        <source>&amp;Save Workspace As…</source>
        <translation>&amp;Enregistrer l’espace de travail sous…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>Go to &amp;Address</source>
        <translation>Aller à l’&amp;adresse</translation>
    </message>
    <message>
        <source>Ne&amp;xt Session</source>
        <translation>Session &amp;suivante</translation>
    </message>
    <message>
        <source>Pre&amp;vious Session</source>
        <translation>Session &amp;précédente</translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation>A&amp;grandir</translation>
    </message>
    <message>
        <source>&amp;Smaller</source>
        <translation>Ré&amp;duire</translation>
    </message>
    <message>
        <source>&amp;Normal Size</source>
        <translation>&amp;Taille normale</translation>
    </message>
    <message>
        <source>&amp;Dark Theme</source>
        <translation>Thème &amp;sombre</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;ide</translation>
    </message>
    <message>
        <source>What to try first, and all keys (F1)</source>
        <translation>Que faire d’abord, et toutes les touches (F1)</translation>
    </message>
    <message>
        <source>&amp;About Wirebench</source>
        <translation>À propos de &amp;Wirebench</translation>
    </message>
    <message>
        <source>L&amp;ight Theme</source>
        <translation>Thème &amp;clair</translation>
    </message>
    <message>
        <source>High &amp;Contrast</source>
        <translation>Contraste é&amp;levé</translation>
    </message>
    <message>
        <source>&amp;Projector Mode</source>
        <translation>Mode pro&amp;jecteur</translation>
    </message>
    <message>
        <source>Full screen, large and in high contrast, for people far away (F11; Esc ends it)</source>
        <translation>Plein écran, en grand et en contraste élevé, pour être lu de loin (F11&#xa0;; Échap pour quitter)</translation>
    </message>
    <message>
        <source>Play a log that was exported as JSON Lines</source>
        <translation>Rejouer un journal exporté en JSON Lines</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>&amp;Visite guidée</translation>
    </message>
    <message>
        <source>Open Recor&amp;ding…</source>
        <translation>Ouvrir un enregistremen&amp;t…</translation>
    </message>
    <message>
        <source>S&amp;tep Mode</source>
        <translation>&amp;Pas à pas</translation>
    </message>
    <message>
        <source>Each call waits for a key, so that it can be talked about (F10)</source>
        <translation>Chaque appel attend une touche, pour qu’on puisse en parler (F10)</translation>
    </message>
    <message>
        <source>Next Call</source>
        <translation>Appel suivant</translation>
    </message>
    <message>
        <source>Let the next call go (Space, where no text is typed)</source>
        <translation>Laisser partir l’appel suivant (Espace, hors des champs de saisie)</translation>
    </message>
</context>
<context>
    <name>wirebench::SocketOptionsButton</name>
    <message>
        <source>Socket options…</source>
        <translation>Options de socket…</translation>
    </message>
    <message>
        <source>setsockopt() and getsockopt(): every option by its name, and what the system has</source>
        <translation>setsockopt() et getsockopt()&#xa0;: chaque option par son nom, et la valeur qu’a le système</translation>
    </message>
    <message>
        <source>Socket options of %1</source>
        <translation>Options de socket&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>wirebench::SocketOptionsModel</name>
    <message>
        <source>Option</source>
        <translation>Option</translation>
    </message>
    <message>
        <source>To set</source>
        <translation>À régler</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Actuel</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Signification</translation>
    </message>
    <message>
        <source>(in the tab)</source>
        <translation>(dans l’onglet)</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 o</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>any</source>
        <translation>quelconque</translation>
    </message>
    <message>
        <source>The tab has a setting of its own for this option</source>
        <translation>L’onglet a son propre réglage pour cette option</translation>
    </message>
    <message>
        <source>What it takes: %1. Empty: left to the system.</source>
        <translation>Valeurs possibles&#xa0;: %1. Vide&#xa0;: laissé au système.</translation>
    </message>
    <message>
        <source>Set before bind() only.</source>
        <translation>Réglée avant bind() seulement.</translation>
    </message>
</context>
<context>
    <name>wirebench::SocketOptionsPanel</name>
    <message>
        <source>Which socket is read</source>
        <translation>Quelle socket est lue</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Relire</translation>
    </message>
    <message>
        <source>getsockopt() for each option: what the system has now</source>
        <translation>getsockopt() pour chaque option&#xa0;: la valeur qu’a maintenant le système</translation>
    </message>
    <message>
        <source>Socket options</source>
        <translation>Options de socket</translation>
    </message>
    <message>
        <source>%1 is set before bind(): it takes effect at the next start.</source>
        <translation>%1 se règle avant bind()&#xa0;: l’effet viendra au prochain démarrage.</translation>
    </message>
</context>
<context>
    <name>wirebench::StateLabel</name>
    <message>
        <source>State: %1</source>
        <translation>État&#xa0;: %1</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
</context>
<context>
    <name>wirebench::StepBar</name>
    <message>
        <source>No call waits.</source>
        <translation>Aucun appel n’attend.</translation>
    </message>
    <message>
        <source>The next one will, as soon as it can be made.</source>
        <translation>Le prochain attendra, dès qu’il pourra être fait.</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>Prochain&#xa0;: %1</translation>
    </message>
    <message>
        <source>waiting: %1</source>
        <translation>en attente&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>a call, a session</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>%1 on %2 (%3)</source>
        <comment>a call, a session, its peer</comment>
        <translation>%1 sur %2 (%3)</translation>
    </message>
    <message>
        <source>Step mode</source>
        <translation>Mode pas à pas</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
    <message>
        <source>Let another call go than the one that has waited longest</source>
        <translation>Laisser partir un autre appel que celui qui attend depuis le plus longtemps</translation>
    </message>
    <message>
        <source>Choose the next call</source>
        <translation>Choisir l’appel suivant</translation>
    </message>
    <message>
        <source>Calls that wait</source>
        <translation>Appels en attente</translation>
    </message>
    <message>
        <source>Run On</source>
        <translation>Poursuivre</translation>
    </message>
    <message>
        <source>End step mode: all calls that wait go, in their order (Esc)</source>
        <translation>Quitter le mode pas à pas&#xa0;: tous les appels en attente partent, dans leur ordre (Échap)</translation>
    </message>
</context>
<context>
    <name>wirebench::TcpClientActions</name>
    <message>
        <source>Connect</source>
        <translation>Connecter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Réinitialiser</translation>
    </message>
    <message>
        <source>socket and connect (Ctrl+E)</source>
        <translation>socket et connect (Ctrl+E)</translation>
    </message>
    <message>
        <source>Give up connecting (Ctrl+E)</source>
        <translation>Renoncer à se connecter (Ctrl+E)</translation>
    </message>
    <message>
        <source>close(): end the connection in order, once everything is sent (Ctrl+E)</source>
        <translation>close()&#xa0;: terminer la connexion proprement, une fois que tout est envoyé (Ctrl+E)</translation>
    </message>
    <message>
        <source>The server does not read what is left: drop it and end the connection (Ctrl+E)</source>
        <translation>Le serveur ne lit pas ce qui reste&#xa0;: l’abandonner et terminer la connexion (Ctrl+E)</translation>
    </message>
    <message>
        <source>Start TLS</source>
        <translation>Démarrer TLS</translation>
    </message>
    <message>
        <source>Go on under TLS in the middle of the connection, after the server has agreed to it (STARTTLS)</source>
        <translation>Continuer sous TLS au milieu de la connexion, une fois que le serveur l’a accepté (STARTTLS)</translation>
    </message>
    <message>
        <source>Accept it in this session</source>
        <translation>L’accepter dans cette session</translation>
    </message>
    <message>
        <source>Take exactly this certificate although it breaks a rule, until this session is closed, and connect again</source>
        <translation>Accepter exactement ce certificat bien qu’il enfreigne une règle, jusqu’à la fermeture de cette session, et se reconnecter</translation>
    </message>
    <message>
        <source>Half-close</source>
        <translation>Fermer à moitié</translation>
    </message>
    <message>
        <source>shutdown(SHUT_WR): say that nothing more is sent; what the server sends is still read</source>
        <translation>shutdown(SHUT_WR)&#xa0;: dire que plus rien ne sera envoyé&#xa0;; ce qu’envoie le serveur est encore lu</translation>
    </message>
    <message>
        <source>End the connection abruptly: the server sees ECONNRESET</source>
        <translation>Terminer brutalement la connexion&#xa0;: le serveur voit ECONNRESET</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lancer</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Connect and hold the dialogue (Ctrl+E)</source>
        <translation>Se connecter et mener le dialogue (Ctrl+E)</translation>
    </message>
    <message>
        <source>End the dialogue in the middle (Ctrl+E)</source>
        <translation>Interrompre le dialogue (Ctrl+E)</translation>
    </message>
</context>
<context>
    <name>wirebench::TcpClientTab</name>
    <message>
        <source>Conversation</source>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Each socket call of this client appears here, in order. Press Connect to begin.</source>
        <translation>Chaque appel de socket de ce client apparaît ici, dans l’ordre. Appuyez sur Connecter pour commencer.</translation>
    </message>
    <message>
        <source>A name, an IPv4 or IPv6 address, or a number in host byte order</source>
        <translation>Un nom, une adresse IPv4 ou IPv6, ou un nombre dans l’ordre des octets de l’hôte</translation>
    </message>
    <message>
        <source>A number from 1 to 65535 or a service name such as http</source>
        <translation>Un nombre de 1 à 65535 ou un nom de service comme http</translation>
    </message>
    <message>
        <source>The file of the server&apos;s socket, or @NAME for a name without a file</source>
        <translation>Le fichier de la socket du serveur, ou @NOM pour un nom sans fichier</translation>
    </message>
    <message>
        <source>any</source>
        <translation>toutes</translation>
    </message>
    <message>
        <source>IPv4</source>
        <translation>IPv4</translation>
    </message>
    <message>
        <source>IPv6</source>
        <translation>IPv6</translation>
    </message>
    <message>
        <source>Unix</source>
        <translation>Unix</translation>
    </message>
    <message>
        <source>Which addresses of a name are tried. Unix: a path, for programs of this machine alone</source>
        <translation>Quelles adresses d’un nom sont essayées. Unix&#xa0;: un chemin, pour les programmes de cette machine seulement</translation>
    </message>
    <message>
        <source>Hos&amp;t</source>
        <translation>Hô&amp;te</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>Pa&amp;th</source>
        <translation>Socke&amp;t</translation>
    </message>
    <message>
        <source>Famil&amp;y</source>
        <translation>Fa&amp;mille</translation>
    </message>
    <message>
        <source>send when connected</source>
        <translation>envoyer dès la connexion</translation>
    </message>
    <message>
        <source>Send the message below as soon as the connection stands</source>
        <translation>Envoyer le message ci-dessous dès que la connexion est établie</translation>
    </message>
    <message>
        <source>one recv, then close</source>
        <translation>un seul recv, puis close</translation>
    </message>
    <message>
        <source>What the shortest client does: what comes later is lost</source>
        <translation>Ce que fait le client le plus court&#xa0;: ce qui vient après est perdu</translation>
    </message>
    <message>
        <source>The argument of recv(): never more bytes than this come at once</source>
        <translation>L’argument de recv()&#xa0;: jamais plus d’octets que cela à la fois</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>How long connect() may take</source>
        <translation>Combien de temps connect() peut prendre</translation>
    </message>
    <message>
        <source>chosen by the system</source>
        <translation>choisie par le système</translation>
    </message>
    <message>
        <source>HOST:PORT to bind to before connecting; port 0 picks a free one. The list has this machine&apos;s addresses.</source>
        <translation>HÔTE:PORT donné à bind avant la connexion&#xa0;; le port 0 en choisit un libre. La liste contient les adresses de cette machine.</translation>
    </message>
    <message>
        <source>close when the server has finished</source>
        <translation>fermer quand le serveur a terminé</translation>
    </message>
    <message>
        <source>When recv() gives 0, close the connection too</source>
        <translation>Quand recv() retourne 0, fermer aussi la connexion</translation>
    </message>
    <message>
        <source>TCP_NODELAY</source>
        <translation>TCP_NODELAY</translation>
    </message>
    <message>
        <source>Send small pieces at once instead of collecting them</source>
        <translation>Envoyer tout de suite les petits morceaux au lieu de les regrouper</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Receive si&amp;ze</source>
        <translation>Lire jus&amp;qu’à</translation>
    </message>
    <message>
        <source>Ti&amp;me-out</source>
        <translation>Délai ma&amp;x</translation>
    </message>
    <message>
        <source>Lo&amp;cal address</source>
        <translation>Ad&amp;resse locale</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>SOCKS5</source>
        <translation>SOCKS5</translation>
    </message>
    <message>
        <source>HTTP CONNECT</source>
        <translation>HTTP CONNECT</translation>
    </message>
    <message>
        <source>Whom to connect to instead: it connects to host and port, and looks the name up itself</source>
        <translation>À qui se connecter à la place&#xa0;: il se connecte à l’hôte et au port, et résout lui-même le nom</translation>
    </message>
    <message>
        <source>HOST:PORT</source>
        <translation>HÔTE:PORT</translation>
    </message>
    <message>
        <source>HOST:PORT of the proxy, such as localhost:1080</source>
        <translation>HÔTE:PORT du proxy, par exemple localhost:1080</translation>
    </message>
    <message>
        <source>Empty: no login is offered</source>
        <translation>Vide&#xa0;: aucune authentification n’est proposée</translation>
    </message>
    <message>
        <source>It is not written into any file: type it again after opening one. On the wire it is readable, and in the log</source>
        <translation>Il n’est écrit dans aucun fichier&#xa0;: retapez-le après en avoir ouvert un. Sur le réseau il est lisible, et dans le journal aussi</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Proxy address</source>
        <translation>Adresse du proxy</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>What is sent and received appears here.</source>
        <translation>Ce qui est envoyé et reçu apparaît ici.</translation>
    </message>
    <message>
        <source>A message to the server</source>
        <translation>Un message pour le serveur</translation>
    </message>
    <message>
        <source>time-out %1 ms</source>
        <translation>délai %1 ms</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>depuis %1</translation>
    </message>
    <message>
        <source>through %1</source>
        <translation>via %1</translation>
    </message>
    <message>
        <source>stays open when the server has finished</source>
        <translation>reste ouvert quand le serveur a terminé</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échec</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>fermé</translation>
    </message>
    <message>
        <source>looking up %1</source>
        <translation>résolution de %1</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>connexion</translation>
    </message>
    <message>
        <source>TLS handshake</source>
        <translation>négociation TLS</translation>
    </message>
    <message>
        <source>asking the proxy</source>
        <translation>demande au proxy</translation>
    </message>
    <message>
        <source>This end has finished sending</source>
        <translation>Cette extrémité a fini d’envoyer</translation>
    </message>
    <message>
        <source>Connect first</source>
        <translation>Connectez-vous d’abord</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) wait: the server does not read</source>
        <translation>
            <numerusform>%n octet attend&#xa0;: le serveur ne lit pas</numerusform>
            <numerusform>%n octets attendent&#xa0;: le serveur ne lit pas</numerusform>
        </translation>
    </message>
    <message>
        <source>connected, not verified</source>
        <translation>connecté, non vérifié</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>connecté</translation>
    </message>
    <message>
        <source>server has finished</source>
        <translation>le serveur a terminé</translation>
    </message>
    <message>
        <source>half-closed</source>
        <translation>fermé à moitié</translation>
    </message>
    <message>
        <source>closing</source>
        <translation>fermeture</translation>
    </message>
    <message>
        <source>TCP client</source>
        <translation>Client TCP</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>prêt</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusé</translation>
    </message>
    <message>
        <source>ended by you</source>
        <translation>interrompu par vous</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fait</translation>
    </message>
    <message>
        <source>dialogue runs</source>
        <translation>dialogue en cours</translation>
    </message>
    <message>
        <source>waits for you</source>
        <translation>vous attend</translation>
    </message>
    <message>
        <source>the keyboard is yours</source>
        <translation>le clavier est à vous</translation>
    </message>
</context>
<context>
    <name>wirebench::TcpServerActions</name>
    <message>
        <source>Listen</source>
        <translation>Écouter</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Close the listening socket and every connection (Ctrl+E)</source>
        <translation>Fermer la socket d’écoute et toutes les connexions (Ctrl+E)</translation>
    </message>
    <message>
        <source>socket, bind, listen, and accept clients (Ctrl+E)</source>
        <translation>socket, bind, listen, puis accepter des clients (Ctrl+E)</translation>
    </message>
    <message>
        <source>Half-close</source>
        <translation>Fermer à moitié</translation>
    </message>
    <message>
        <source>shutdown(SHUT_WR): say that nothing more is sent; what the client sends is still read</source>
        <translation>shutdown(SHUT_WR)&#xa0;: dire que plus rien ne sera envoyé&#xa0;; ce qu’envoie le client est encore lu</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>close(): end the connection in order, once everything is sent</source>
        <translation>close()&#xa0;: terminer la connexion proprement, une fois que tout est envoyé</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Réinitialiser</translation>
    </message>
    <message>
        <source>End the connection abruptly: the client sees ECONNRESET</source>
        <translation>Terminer brutalement la connexion&#xa0;: le client voit ECONNRESET</translation>
    </message>
</context>
<context>
    <name>wirebench::TcpServerSession</name>
    <message>
        <source>%1 → target</source>
        <translation>%1 → cible</translation>
    </message>
</context>
<context>
    <name>wirebench::TcpServerTab</name>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Answer and message</source>
        <translation>Réponse et message</translation>
    </message>
    <message>
        <source>Each socket call of this server appears here, in order. Press Listen to begin.</source>
        <translation>Chaque appel de socket de ce serveur apparaît ici, dans l’ordre. Appuyez sur Écouter pour commencer.</translation>
    </message>
    <message>
        <source>The file that the socket gets, or @NAME for a name without a file. It is removed when the server stops</source>
        <translation>Le fichier que reçoit la socket, ou @NOM pour un nom sans fichier. Il est supprimé quand le serveur s’arrête</translation>
    </message>
    <message>
        <source>Unix</source>
        <translation>Unix</translation>
    </message>
    <message>
        <source>Which addresses of a name, or of this machine, are listened on. Unix: a path, for programs of this machine alone</source>
        <translation>Sur quelles adresses d’un nom, ou de cette machine, écouter. Unix&#xa0;: un chemin, pour les programmes de cette machine seulement</translation>
    </message>
    <message>
        <source>The argument of listen(): how many clients may wait to be accepted</source>
        <translation>L’argument de listen()&#xa0;: combien de clients peuvent attendre d’être acceptés</translation>
    </message>
    <message>
        <source>Hos&amp;t</source>
        <translation>Hô&amp;te</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>Pa&amp;th</source>
        <translation>Socke&amp;t</translation>
    </message>
    <message>
        <source>Famil&amp;y</source>
        <translation>Fa&amp;mille</translation>
    </message>
    <message>
        <source>&amp;Backlog</source>
        <translation>&amp;Backlog</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>echo</source>
        <translation>écho</translation>
    </message>
    <message>
        <source>prefix echo</source>
        <translation>écho préfixé</translation>
    </message>
    <message>
        <source>greeting</source>
        <translation>accueil</translation>
    </message>
    <message>
        <source>fixed reply</source>
        <translation>texte fixe</translation>
    </message>
    <message>
        <source>With escapes: \r \n \t \0 \xHH</source>
        <translation>Avec échappements&#xa0;: \r \n \t \0 \xHH</translation>
    </message>
    <message>
        <source>all at once</source>
        <translation>tous à la fois</translation>
    </message>
    <message>
        <source>one at a time</source>
        <translation>un à la fois</translation>
    </message>
    <message>
        <source>a pool of</source>
        <translation>un pool de</translation>
    </message>
    <message>
        <source>Clients beyond that wait in the accept queue</source>
        <translation>Les clients en plus attendent dans la file d’attente</translation>
    </message>
    <message>
        <source>The argument of recv(): never more bytes than this come at once</source>
        <translation>L’argument de recv()&#xa0;: jamais plus d’octets que cela à la fois</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>Time that each answer takes, to make waiting visible</source>
        <translation>Le temps que prend chaque réponse, pour rendre l’attente visible</translation>
    </message>
    <message>
        <source>close after answer</source>
        <translation>fermer après la réponse</translation>
    </message>
    <message>
        <source>one client only</source>
        <translation>un seul client</translation>
    </message>
    <message>
        <source>Stop the server once its first client has been served</source>
        <translation>Arrêter le serveur une fois son premier client servi</translation>
    </message>
    <message>
        <source>close when the client has finished</source>
        <translation>fermer quand le client a terminé</translation>
    </message>
    <message>
        <source>When recv() gives 0, close the connection too</source>
        <translation>Quand recv() retourne 0, fermer aussi la connexion</translation>
    </message>
    <message>
        <source>SO_REUSEADDR</source>
        <translation>SO_REUSEADDR</translation>
    </message>
    <message>
        <source>Lets the server listen again at once on a port that old connections still hold</source>
        <translation>Permet au serveur d’écouter à nouveau tout de suite sur un port que d’anciennes connexions tiennent encore</translation>
    </message>
    <message>
        <source>any user may connect</source>
        <translation>ouvert à tout utilisateur</translation>
    </message>
    <message>
        <source>The mode of the socket&apos;s file: 666 instead of 600. A name without a file is open to every program of this machine anyway</source>
        <translation>Le mode du fichier de la socket&#xa0;: 666 au lieu de 600. Un nom sans fichier est de toute façon ouvert à tous les programmes de cette machine</translation>
    </message>
    <message>
        <source>Ans&amp;wer</source>
        <translation>&amp;Réponse</translation>
    </message>
    <message>
        <source>Te&amp;xt</source>
        <translation>Te&amp;xte</translation>
    </message>
    <message>
        <source>Serve</source>
        <translation>Servir</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Receive si&amp;ze</source>
        <translation>Lire jus&amp;qu’à</translation>
    </message>
    <message>
        <source>Wor&amp;k</source>
        <translation>Tra&amp;vail</translation>
    </message>
    <message>
        <source>the listening socket</source>
        <translation>la socket d’écoute</translation>
    </message>
    <message>
        <source>the selected client</source>
        <translation>le client choisi</translation>
    </message>
    <message>
        <source>Select a client in the list of clients first.</source>
        <translation>Choisissez d’abord un client dans la liste des clients.</translation>
    </message>
    <message>
        <source>all clients</source>
        <translation>tous les clients</translation>
    </message>
    <message>
        <source>selected clients</source>
        <translation>clients choisis</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>A message to the clients</source>
        <translation>Un message pour les clients</translation>
    </message>
    <message>
        <source>recv(%1)</source>
        <translation>recv(%1)</translation>
    </message>
    <message>
        <source>works %1 ms</source>
        <translation>travaille %1 ms</translation>
    </message>
    <message>
        <source>closes after the answer</source>
        <translation>ferme après la réponse</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échec</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêté</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>démarrage</translation>
    </message>
    <message>
        <source>listening, open to others</source>
        <translation>à l’écoute, ouvert aux autres</translation>
    </message>
    <message>
        <source>listening</source>
        <translation>à l’écoute</translation>
    </message>
    <message>
        <source>No client is connected</source>
        <translation>Aucun client n’est connecté</translation>
    </message>
    <message>
        <source>Select a client first</source>
        <translation>Choisissez d’abord un client</translation>
    </message>
    <message>
        <source>TCP server</source>
        <translation>Serveur TCP</translation>
    </message>
    <message>
        <source>rules</source>
        <translation>règles</translation>
    </message>
    <message>
        <source>relay</source>
        <translation>relais</translation>
    </message>
</context>
<context>
    <name>wirebench::TimelinePage</name>
    <message>
        <source>One at a time</source>
        <translation>Un à la fois</translation>
    </message>
    <message>
        <source>A pool of %1</source>
        <translation>Un pool de %1</translation>
    </message>
    <message>
        <source>All at once</source>
        <translation>Tous à la fois</translation>
    </message>
    <message>
        <source>Save the timeline</source>
        <translation>Enregistrer la chronologie</translation>
    </message>
    <message>
        <source>Pictures (*.svg *.png)</source>
        <translation>Images (*.svg *.png)</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Chronologie</translation>
    </message>
    <message>
        <source>Timeline of the clients</source>
        <translation>Chronologie des clients</translation>
    </message>
    <message>
        <source>Each client of a TCP server gets a row here: how long it waits in the queue, and how long it is served. Listen, let some connect, listen again with another number at a time, and compare.</source>
        <translation>Chaque client d’un serveur TCP a une ligne ici&#xa0;: combien de temps il attend dans la file d’attente, et combien de temps il est servi. Écoutez, laissez-en venir quelques-uns, écoutez de nouveau en servant un autre nombre à la fois, et comparez.</translation>
    </message>
    <message>
        <source>Save the timeline as a picture</source>
        <translation>Enregistrer la chronologie en image</translation>
    </message>
    <message>
        <source>UDP has no queue of clients: a datagram waits in the receive buffer, and whoever sends it waits for nobody. The timeline of a TCP server shows who waits.</source>
        <translation>UDP n’a pas de file de clients&#xa0;: un datagramme attend dans le tampon de réception, et qui l’envoie n’attend personne. La chronologie d’un serveur TCP montre qui attend.</translation>
    </message>
    <message>
        <source>A client has no clients. Open the server in another tab: its timeline has a row for each of its clients, and this one among them. For what this client waits, see the ladder.</source>
        <translation>Un client n’a pas de clients. Ouvrez le serveur dans un autre onglet&#xa0;: sa chronologie a une ligne pour chacun de ses clients, celui-ci compris. Ce que ce client attend se voit dans la séquence.</translation>
    </message>
</context>
<context>
    <name>wirebench::TimelineWords</name>
    <message>
        <source>no client yet</source>
        <translation>pas encore de client</translation>
    </message>
    <message>
        <source>1 client in %1</source>
        <translation>1 client en %1</translation>
    </message>
    <message>
        <source>%1 clients in %2</source>
        <translation>%1 clients en %2</translation>
    </message>
    <message>
        <source>longest wait %1</source>
        <translation>plus longue attente %1</translation>
    </message>
    <message>
        <source>at most %1 at once</source>
        <translation>au plus %1 à la fois</translation>
    </message>
    <message>
        <source>%1 have no row</source>
        <translation>sans ligne&#xa0;: %1</translation>
    </message>
    <message>
        <source>! never accepted</source>
        <translation>! jamais accepté</translation>
    </message>
    <message>
        <source>served for %1</source>
        <translation>servi pendant %1</translation>
    </message>
    <message>
        <source>It was in the queue before the server was ready for it. Since when, only its own program knows.</source>
        <translation>Il était dans la file d’attente avant que le serveur soit prêt. Depuis quand, seul son propre programme le sait.</translation>
    </message>
    <message>
        <source>At least %1 in the queue: the system was asked who waits</source>
        <translation>Au moins %1 dans la file d’attente&#xa0;: on a demandé au système qui attend</translation>
    </message>
    <message>
        <source>%1 in the queue, until accept() took it out</source>
        <translation>%1 dans la file d’attente, jusqu’à ce que accept() l’en sorte</translation>
    </message>
    <message>
        <source>The server was ready when it came.</source>
        <translation>Le serveur était prêt quand il est arrivé.</translation>
    </message>
    <message>
        <source>%1 from accept() to close()</source>
        <translation>%1 de accept() à close()</translation>
    </message>
    <message>
        <source>%1 received, %2 sent</source>
        <translation>%1 reçus, %2 envoyés</translation>
    </message>
    <message>
        <source>The server stopped listening before it accepted this client.</source>
        <translation>Le serveur a cessé d’écouter avant d’accepter ce client.</translation>
    </message>
    <message>
        <source>It still waits.</source>
        <translation>Il attend toujours.</translation>
    </message>
    <message>
        <source>It ended with %1.</source>
        <translation>Il s’est terminé par %1.</translation>
    </message>
    <message>
        <source>… waits in the queue (≥ at least so long, ? nobody knows since when)   ✓ served   ! ended with an error</source>
        <translation>… dans la file d’attente (≥ au moins ce temps, ? nul ne sait depuis quand)   ✓ servi   ! terminé par une erreur</translation>
    </message>
</context>
<context>
    <name>wirebench::TlsDetails</name>
    <message>
        <source>TLS and certificates</source>
        <translation>TLS et certificats</translation>
    </message>
    <message>
        <source>&amp;Save certificate…</source>
        <translation>&amp;Enregistrer le certificat…</translation>
    </message>
    <message>
        <source>Save it as PEM: a client that is given it as its authority trusts this server</source>
        <translation>L’enregistrer en PEM&#xa0;: un client à qui il est donné comme autorité se fie à ce serveur</translation>
    </message>
    <message>
        <source>This server shows its clients:</source>
        <translation>Ce serveur montre à ses clients&#xa0;:</translation>
    </message>
    <message>
        <source>Save certificate</source>
        <translation>Enregistrer le certificat</translation>
    </message>
    <message>
        <source>Saved in %1.</source>
        <translation>Enregistré dans %1.</translation>
    </message>
</context>
<context>
    <name>wirebench::TlsFields</name>
    <message>
        <source>Certificate…</source>
        <translation>Certificat…</translation>
    </message>
    <message>
        <source>What was agreed on, and the certificates in words</source>
        <translation>Ce qui a été convenu, et les certificats en clair</translation>
    </message>
    <message>
        <source>Encrypt the connection, and have the server prove by certificate who it is</source>
        <translation>Chiffrer la connexion, et exiger du serveur qu’il prouve par certificat qui il est</translation>
    </message>
    <message>
        <source>verify the certificate</source>
        <translation>vérifier le certificat</translation>
    </message>
    <message>
        <source>Without it the connection is encrypted, but nobody knows with whom</source>
        <translation>Sans cela, la connexion est chiffrée, mais personne ne sait avec qui</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Autorités</translation>
    </message>
    <message>
        <source>Authorities</source>
        <translation>Autorités</translation>
    </message>
    <message>
        <source>the system&apos;s authorities</source>
        <translation>autorités du système</translation>
    </message>
    <message>
        <source>PEM file with the certificates of the authorities to trust instead</source>
        <translation>Fichier PEM avec les certificats des autorités auxquelles se fier à la place</translation>
    </message>
    <message>
        <source>This certificate is taken in this session although it breaks a rule. Press to judge it again by the rules.</source>
        <translation>Ce certificat est accepté dans cette session bien qu’il enfreigne une règle. Appuyez pour le juger à nouveau selon les règles.</translation>
    </message>
    <message>
        <source>Server name</source>
        <translation>Nom du serveur</translation>
    </message>
    <message>
        <source>the host</source>
        <translation>l’hôte</translation>
    </message>
    <message>
        <source>The name to ask for (SNI) and to find in the certificate</source>
        <translation>Le nom à demander (SNI) et à trouver dans le certificat</translation>
    </message>
    <message>
        <source>Own certificate</source>
        <translation>Certificat client</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Clé privée</translation>
    </message>
    <message>
        <source>Encrypt each connection, and prove by certificate who this server is</source>
        <translation>Chiffrer chaque connexion, et prouver par certificat qui est ce serveur</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificat</translation>
    </message>
    <message>
        <source>self-signed</source>
        <translation>auto-signé</translation>
    </message>
    <message>
        <source>PEM file; empty: one is made with the names and addresses of this machine</source>
        <translation>Fichier PEM&#xa0;; vide&#xa0;: un certificat est créé avec les noms et adresses de cette machine</translation>
    </message>
    <message>
        <source>clients need a certificate</source>
        <translation>certificat exigé des clients</translation>
    </message>
    <message>
        <source>issued by</source>
        <translation>émis par</translation>
    </message>
    <message>
        <source>Authorities of the clients</source>
        <translation>Autorités des clients</translation>
    </message>
    <message>
        <source>in the same file</source>
        <translation>dans le même fichier</translation>
    </message>
    <message>
        <source>ALPN</source>
        <translation>ALPN</translation>
    </message>
    <message>
        <source>Application protocols to agree on, the wanted first</source>
        <translation>Protocoles d’application à convenir, le préféré d’abord</translation>
    </message>
    <message>
        <source>Key log</source>
        <translation>Journal des clés</translation>
    </message>
    <message>
        <source>not written</source>
        <translation>non écrit</translation>
    </message>
    <message>
        <source>The secrets of each connection are appended to this file: Wireshark can read the traffic with it, and so can everybody who has it</source>
        <translation>Les secrets de chaque connexion sont ajoutés à ce fichier&#xa0;: avec lui, Wireshark peut lire le trafic, et quiconque l’a aussi</translation>
    </message>
    <message>
        <source>The oldest version that is accepted</source>
        <translation>La version la plus ancienne acceptée</translation>
    </message>
    <message>
        <source>The newest version that is offered</source>
        <translation>La version la plus récente proposée</translation>
    </message>
    <message>
        <source>Versions from</source>
        <translation>Versions de</translation>
    </message>
    <message>
        <source>to</source>
        <translation>à</translation>
    </message>
    <message>
        <source>Exception for %1</source>
        <translation>Exception pour %1</translation>
    </message>
    <message>
        <source>versions %1 to %2</source>
        <translation>versions %1 à %2</translation>
    </message>
    <message>
        <source>as %1</source>
        <translation>en tant que %1</translation>
    </message>
    <message>
        <source>keys are logged</source>
        <translation>clés journalisées</translation>
    </message>
</context>
<context>
    <name>wirebench::Tour</name>
    <message>
        <source>End the tour</source>
        <translation>Quitter la visite</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Start the tour</source>
        <translation>Commencer la visite</translation>
    </message>
    <message>
        <source>New here? In one minute, a real server and a real client talk to each other, and you see every call that it takes.</source>
        <translation>Première visite&#xa0;? En une minute, un vrai serveur et un vrai client se parlent, et vous voyez chaque appel que cela demande.</translation>
    </message>
    <message>
        <source>1 of 4: the server. Press Listen. The strip below shows the calls: socket, bind, listen, and accept, which waits for a client.</source>
        <translation>1 sur 4&#xa0;: le serveur. Appuyez sur Écouter. La bande ci-dessous montre les appels&#xa0;: socket, bind, listen, et accept, qui attend un client.</translation>
    </message>
    <message>
        <source>Listen for me</source>
        <translation>Écouter pour moi</translation>
    </message>
    <message>
        <source>2 of 4: the client. Press Connect. It sends “Bonjour serveur”, receives the answer once, and closes.</source>
        <translation>2 sur 4&#xa0;: le client. Appuyez sur Connecter. Il envoie «&#xa0;Bonjour serveur&#xa0;», reçoit la réponse une fois, et ferme.</translation>
    </message>
    <message>
        <source>Connect for me</source>
        <translation>Connecter pour moi</translation>
    </message>
    <message>
        <source>3 of 4: the server again. Each line of the table is one call that returned: accept with the client&apos;s address, recv with its bytes, send, close. Click a line to read it.</source>
        <translation>3 sur 4&#xa0;: de nouveau le serveur. Chaque ligne de la table est un appel qui a rendu la main&#xa0;: accept avec l’adresse du client, recv avec ses octets, send, close. Cliquez sur une ligne pour la lire.</translation>
    </message>
    <message>
        <source>4 of 4: the ladder. The same calls between both ends: an arrow for each message, a bar where a call waited. Now connect with a program of your own, or open the menu Examples.</source>
        <translation>4 sur 4&#xa0;: la séquence. Les mêmes appels entre les deux extrémités&#xa0;: une flèche par message, une barre là où un appel a attendu. Maintenant, connectez votre propre programme, ou ouvrez le menu Exemples.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
</context>
<context>
    <name>wirebench::TrafficModel</name>
    <message>
        <source>end of stream: the peer sends no more</source>
        <translation>fin du flux&#xa0;: le pair n’envoie plus</translation>
    </message>
    <message>
        <source>%1, marked</source>
        <translation>%1, marqué</translation>
    </message>
    <message>
        <source>%1 bytes sent</source>
        <translation>octets envoyés&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 bytes received</source>
        <translation>octets reçus&#xa0;: %1</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>échec&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1, comment: %2</source>
        <translation>%1, commentaire&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 %2, waited %3</source>
        <translation>%1 %2, attente %3</translation>
    </message>
    <message>
        <source>%1: %2 with %3</source>
        <translation>%1&#xa0;: %2 avec %3</translation>
    </message>
    <message>
        <source>No</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Δ</source>
        <comment>time since the row above</comment>
        <translation>Δ</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Appel</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>Pair</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Octets</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
</context>
<context>
    <name>wirebench::TrafficPanel</name>
    <message>
        <source>%1 records are in %2.</source>
        <translation>%1 appels sont dans %2.</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>rien trouvé</translation>
    </message>
    <message>
        <source>search went on at the other end</source>
        <translation>la recherche a repris à l’autre bout</translation>
    </message>
    <message>
        <source>Export records</source>
        <translation>Exporter les appels</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>Views of the traffic</source>
        <translation>Vues du trafic</translation>
    </message>
    <message>
        <source>Socket calls</source>
        <translation>Appels de sockets</translation>
    </message>
    <message>
        <source>More to do with the records</source>
        <translation>D’autres actions sur les appels</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
</context>
<context>
    <name>wirebench::TrafficPanelActions</name>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Show what came meanwhile and go on</source>
        <translation>Afficher ce qui est venu entre-temps et continuer</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Hold the table still; nothing is lost</source>
        <translation>Figer la table&#xa0;; rien n’est perdu</translation>
    </message>
    <message>
        <source>Filter or find</source>
        <translation>Filtrer ou chercher</translation>
    </message>
    <message>
        <source>Go to the filter field</source>
        <translation>Aller au champ du filtre</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Chercher le suivant</translation>
    </message>
    <message>
        <source>The next record that matches</source>
        <translation>L’appel suivant qui correspond</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>Chercher le précédent</translation>
    </message>
    <message>
        <source>The record before that matches</source>
        <translation>L’appel précédent qui correspond</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Suivre</translation>
    </message>
    <message>
        <source>Follow the newest record</source>
        <translation>Suivre l’appel le plus récent</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Vider</translation>
    </message>
    <message>
        <source>Hide all records until now; they stay in the log</source>
        <translation>Masquer tous les appels jusqu’ici&#xa0;; ils restent dans le journal</translation>
    </message>
    <message>
        <source>Show cleared</source>
        <translation>Remontrer</translation>
    </message>
    <message>
        <source>Show the records that Clear has hidden</source>
        <translation>Afficher les appels que Vider a masqués</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Write the records to a file</source>
        <translation>Écrire les appels dans un fichier</translation>
    </message>
    <message>
        <source>Copy row</source>
        <translation>Copier la ligne</translation>
    </message>
    <message>
        <source>Copy the chosen rows as text</source>
        <translation>Copier les lignes choisies en texte</translation>
    </message>
    <message>
        <source>Copy data as text</source>
        <translation>Copier les données en texte</translation>
    </message>
    <message>
        <source>Copy the bytes of the chosen records as text</source>
        <translation>Copier en texte les octets des appels choisis</translation>
    </message>
    <message>
        <source>Copy data as hex</source>
        <translation>Copier les données en hexa</translation>
    </message>
    <message>
        <source>Copy the bytes of the chosen records as hex</source>
        <translation>Copier en hexa les octets des appels choisis</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Marquer</translation>
    </message>
    <message>
        <source>Mark the chosen records, or take the mark away</source>
        <translation>Marquer les appels choisis, ou enlever la marque</translation>
    </message>
    <message>
        <source>Comment…</source>
        <translation>Commenter…</translation>
    </message>
    <message>
        <source>Write a comment on the chosen record</source>
        <translation>Écrire un commentaire sur l’appel choisi</translation>
    </message>
    <message>
        <source>Next mark or comment</source>
        <translation>Marque ou commentaire suivant</translation>
    </message>
    <message>
        <source>Go to the next record with a mark or a comment</source>
        <translation>Aller au prochain appel marqué ou commenté</translation>
    </message>
    <message>
        <source>Only this peer</source>
        <translation>Ce pair seulement</translation>
    </message>
    <message>
        <source>Show only records with the chosen record&apos;s peer</source>
        <translation>N’afficher que les appels qui ont le même pair que l’appel choisi</translation>
    </message>
    <message>
        <source>Only this call</source>
        <translation>Cet appel seulement</translation>
    </message>
    <message>
        <source>Show only calls like the chosen one</source>
        <translation>N’afficher que les appels de la même sorte que l’appel choisi</translation>
    </message>
    <message>
        <source>Time as clock</source>
        <translation>Heure de l’horloge</translation>
    </message>
    <message>
        <source>Time since the start</source>
        <translation>Temps depuis le début</translation>
    </message>
    <message>
        <source>Time since the row above</source>
        <translation>Temps depuis la ligne du dessus</translation>
    </message>
    <message>
        <source>Save as message</source>
        <translation>Enregistrer comme message</translation>
    </message>
    <message>
        <source>Keep the bytes of the chosen record as a message to its peer</source>
        <translation>Garder les octets de l’appel choisi comme message à son pair</translation>
    </message>
</context>
<context>
    <name>wirebench::TrafficPanelHint</name>
    <message>
        <source>No record matches the filter. %1 are hidden.</source>
        <translation>Aucun appel ne correspond au filtre. Appels masqués&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Cleared. New calls appear here.</source>
        <translation>Table vidée. Les nouveaux appels apparaissent ici.</translation>
    </message>
    <message>
        <source>Show cleared</source>
        <translation>Remontrer</translation>
    </message>
    <message>
        <source>No socket call yet. Each one appears here as it happens.</source>
        <translation>Pas encore d’appel&#xa0;: chacun apparaîtra ici.</translation>
    </message>
</context>
<context>
    <name>wirebench::TrafficPanelStatus</name>
    <message>
        <source>1 record</source>
        <translation>1 appel</translation>
    </message>
    <message>
        <source>%1 records</source>
        <translation>%1 appels</translation>
    </message>
    <message>
        <source>%1 hidden by the filter</source>
        <translation>masqués par le filtre&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 dropped (log full)</source>
        <translation>perdus (journal plein)&#xa0;: %1</translation>
    </message>
    <message>
        <source>paused, %1 wait</source>
        <translation>en pause, en attente&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 still to come</source>
        <translation>encore à venir&#xa0;: %1</translation>
    </message>
    <message>
        <source>filtering…</source>
        <translation>filtrage…</translation>
    </message>
    <message>
        <source>%1 cleared</source>
        <translation>vidés&#xa0;: %1</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Appels</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportation</translation>
    </message>
    <message>
        <source>Cancel the export</source>
        <translation>Annuler l’exportation</translation>
    </message>
</context>
<context>
    <name>wirebench::TrafficViewDelegate</name>
    <message>
        <source>Comment on record %1</source>
        <translation>Commentaire sur l’appel %1</translation>
    </message>
</context>
<context>
    <name>wirebench::TransportBar</name>
    <message>
        <source>%1 of %2 · record %3 of %4</source>
        <translation>%1 sur %2 · appel %3 sur %4</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Time line of the recording</source>
        <translation>Ligne de temps de l’enregistrement</translation>
    </message>
    <message>
        <source>Drag to go to another moment</source>
        <translation>Glissez pour aller à un autre moment</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
</context>
<context>
    <name>wirebench::UdpActions</name>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>close(): give the socket back (Ctrl+E)</source>
        <translation>close()&#xa0;: rendre la socket (Ctrl+E)</translation>
    </message>
    <message>
        <source>socket and bind; there is nothing to listen for or to connect to (Ctrl+E)</source>
        <translation>socket et bind&#xa0;; il n’y a rien à écouter et rien à quoi se connecter (Ctrl+E)</translation>
    </message>
    <message>
        <source>Accept it in this session</source>
        <translation>L’accepter dans cette session</translation>
    </message>
    <message>
        <source>Take exactly this certificate although it breaks a rule, until this session is closed, and open again</source>
        <translation>Accepter exactement ce certificat bien qu’il enfreigne une règle, jusqu’à la fermeture de cette session, et rouvrir</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Répondre</translation>
    </message>
    <message>
        <source>Write a message to the selected peers</source>
        <translation>Écrire un message aux pairs choisis</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Copier l’adresse</translation>
    </message>
    <message>
        <source>Copy the addresses of the selected peers</source>
        <translation>Copier les adresses des pairs choisis</translation>
    </message>
</context>
<context>
    <name>wirebench::UdpSession</name>
    <message>
        <source>%1 → target</source>
        <translation>%1 → cible</translation>
    </message>
</context>
<context>
    <name>wirebench::UdpTab</name>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>Peers</source>
        <translation>Pairs</translation>
    </message>
    <message>
        <source>Answer and message</source>
        <translation>Réponse et message</translation>
    </message>
    <message>
        <source>Each socket call of this endpoint appears here, in order. Press Open to begin.</source>
        <translation>Chaque appel de socket de cette extrémité apparaît ici, dans l’ordre. Appuyez sur Ouvrir pour commencer.</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>&amp;bind</source>
        <translation>&amp;bind</translation>
    </message>
    <message>
        <source>Without bind() the system gives a port with the first datagram that is sent</source>
        <translation>Sans bind(), le système donne un port au premier datagramme envoyé</translation>
    </message>
    <message>
        <source>The address to bind to: a name, an address, or empty for every address of this machine</source>
        <translation>L’adresse donnée à bind&#xa0;: un nom, une adresse, ou vide pour toutes les adresses de cette machine</translation>
    </message>
    <message>
        <source>The port to bind to: a number from 0 to 65535 or a service name; 0 picks a free port</source>
        <translation>Le port donné à bind&#xa0;: un nombre de 0 à 65535 ou un nom de service&#xa0;; 0 choisit un port libre</translation>
    </message>
    <message>
        <source>IPv4</source>
        <translation>IPv4</translation>
    </message>
    <message>
        <source>IPv6</source>
        <translation>IPv6</translation>
    </message>
    <message>
        <source>Which addresses of a name are meant: a UDP socket has one family</source>
        <translation>Quelles adresses d’un nom sont visées&#xa0;: une socket UDP a une seule famille</translation>
    </message>
    <message>
        <source>Hos&amp;t</source>
        <translation>Hô&amp;te</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>Famil&amp;y</source>
        <translation>Fa&amp;mille</translation>
    </message>
    <message>
        <source>Where messages go: a name, an address, a group, or &lt;broadcast&gt;; empty if only to those who were heard</source>
        <translation>Où vont les messages&#xa0;: un nom, une adresse, un groupe, ou &lt;broadcast&gt;&#xa0;; vide pour ne viser que les pairs déjà entendus</translation>
    </message>
    <message>
        <source>The port that messages go to: a number or a service name</source>
        <translation>Le port où vont les messages&#xa0;: un nombre ou un nom de service</translation>
    </message>
    <message>
        <source>&amp;connect</source>
        <translation>&amp;connect</translation>
    </message>
    <message>
        <source>connect(): take datagrams from this peer only, and hear when it refuses them</source>
        <translation>connect()&#xa0;: ne prendre que les datagrammes de ce pair, et apprendre quand il les refuse</translation>
    </message>
    <message>
        <source>&amp;Message to</source>
        <translation>Messages &amp;vers</translation>
    </message>
    <message>
        <source>at port</source>
        <translation>au port</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>echo</source>
        <translation>écho</translation>
    </message>
    <message>
        <source>prefix echo</source>
        <translation>écho préfixé</translation>
    </message>
    <message>
        <source>fixed reply</source>
        <translation>texte fixe</translation>
    </message>
    <message>
        <source>What each datagram is answered, to the address that it came from</source>
        <translation>Ce qui est répondu à chaque datagramme, à l’adresse d’où il vient</translation>
    </message>
    <message>
        <source>With escapes: \r \n \t \0 \xHH</source>
        <translation>Avec échappements&#xa0;: \r \n \t \0 \xHH</translation>
    </message>
    <message>
        <source>Ans&amp;wer</source>
        <translation>&amp;Réponse</translation>
    </message>
    <message>
        <source>Te&amp;xt</source>
        <translation>Te&amp;xte</translation>
    </message>
    <message>
        <source>The argument of recvfrom(): what is longer is cut, and the rest is gone</source>
        <translation>L’argument de recvfrom()&#xa0;: ce qui est plus long est coupé, et le reste est perdu</translation>
    </message>
    <message>
        <source>one recvfrom, then close</source>
        <translation>un seul recvfrom, puis close</translation>
    </message>
    <message>
        <source>What the shortest client does: what comes later is lost</source>
        <translation>Ce que fait le client le plus court&#xa0;: ce qui vient après est perdu</translation>
    </message>
    <message>
        <source>send when opened</source>
        <translation>envoyer dès l’ouverture</translation>
    </message>
    <message>
        <source>Send the message below as soon as the socket is there</source>
        <translation>Envoyer le message ci-dessous dès que la socket existe</translation>
    </message>
    <message>
        <source>SO_REUSEADDR</source>
        <translation>SO_REUSEADDR</translation>
    </message>
    <message>
        <source>Lets several programs share the port, as members of one group do</source>
        <translation>Permet à plusieurs programmes de partager le port, comme le font les membres d’un même groupe</translation>
    </message>
    <message>
        <source>SO_BROADCAST</source>
        <translation>SO_BROADCAST</translation>
    </message>
    <message>
        <source>Permits sending to broadcast addresses</source>
        <translation>Permet d’envoyer aux adresses de diffusion (broadcast)</translation>
    </message>
    <message>
        <source>Receive si&amp;ze</source>
        <translation>Lire jus&amp;qu’à</translation>
    </message>
    <message>
        <source>Multicast groups to be a member of, such as 224.1.1.1 or ff02::1234%eth0, separated by commas. While open, Enter joins and leaves.</source>
        <translation>Groupes de multidiffusion (multicast) à rejoindre, comme 224.1.1.1 ou ff02::1234%eth0, séparés par des virgules. Une fois ouvert, Entrée rejoint et quitte.</translation>
    </message>
    <message>
        <source>How many routers a datagram to a group may pass; 1 stays in this network</source>
        <translation>Combien de routeurs un datagramme destiné à un groupe peut traverser&#xa0;; 1&#xa0;: il reste dans ce réseau</translation>
    </message>
    <message>
        <source>loopback</source>
        <translation>bouclage</translation>
    </message>
    <message>
        <source>What is sent to a group comes to its members on this machine too</source>
        <translation>Ce qui est envoyé à un groupe arrive aussi à ses membres sur cette machine</translation>
    </message>
    <message>
        <source>By which interface datagrams to a group leave this machine</source>
        <translation>Par quelle interface les datagrammes destinés à un groupe quittent cette machine</translation>
    </message>
    <message>
        <source>Multicast &amp;groups</source>
        <translation>Groupes re&amp;joints</translation>
    </message>
    <message>
        <source>TTL</source>
        <translation>TTL</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Interface</translation>
    </message>
    <message>
        <source>Share of the datagrams that are not sent at all</source>
        <translation>Part des datagrammes qui ne sont pas envoyés du tout</translation>
    </message>
    <message>
        <source>Share that is sent twice</source>
        <translation>Part envoyée deux fois</translation>
    </message>
    <message>
        <source>Share that is held back until a later one has gone</source>
        <translation>Part retenue jusqu’à ce qu’un datagramme suivant soit parti</translation>
    </message>
    <message>
        <source>Each datagram waits that long before it is sent</source>
        <translation>Chaque datagramme attend ce temps avant d’être envoyé</translation>
    </message>
    <message>
        <source>And up to that much longer, each time anew</source>
        <translation>Et jusqu’à ce temps de plus, tiré à nouveau chaque fois</translation>
    </message>
    <message>
        <source>The same seed gives the same fates</source>
        <translation>La même graine redonne le même hasard</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>Simulated network</source>
        <translation>Réseau simulé</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Perte</translation>
    </message>
    <message>
        <source>Twice</source>
        <translation>Doublons</translation>
    </message>
    <message>
        <source>Out of order</source>
        <translation>Désordre</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Retard</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>Gigue</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>peer above</source>
        <translation>pair ci-dessus</translation>
    </message>
    <message>
        <source>selected peers</source>
        <translation>pairs choisis</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>A datagram to the peer; it may be empty</source>
        <translation>Un datagramme pour le pair&#xa0;; il peut être vide</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>simulé</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>tel quel</translation>
    </message>
    <message>
        <source>recvfrom(%1)</source>
        <translation>recvfrom(%1)</translation>
    </message>
    <message>
        <source>once</source>
        <translation>une fois</translation>
    </message>
    <message>
        <source>sends when opened</source>
        <translation>envoie dès l’ouverture</translation>
    </message>
    <message>
        <source>multicast</source>
        <translation>multidiffusion</translation>
    </message>
    <message>
        <source>%1 lost</source>
        <translation>%1 de perte</translation>
    </message>
    <message>
        <source>%1 twice</source>
        <translation>%1 de doublons</translation>
    </message>
    <message>
        <source>%1 out of order</source>
        <translation>%1 en désordre</translation>
    </message>
    <message>
        <source>%1 to %2 ms late</source>
        <translation>%1 à %2 ms de retard</translation>
    </message>
    <message>
        <source>%1 ms late</source>
        <translation>%1 ms de retard</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échec</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>fermé</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>ouverture</translation>
    </message>
    <message>
        <source>the system gives a port with the first datagram</source>
        <translation>le système donne un port au premier datagramme</translation>
    </message>
    <message numerus="yes">
        <source>%n datagram(s) wait to be sent</source>
        <translation>
            <numerusform>%n datagramme attend d’être envoyé</numerusform>
            <numerusform>%n datagrammes attendent d’être envoyés</numerusform>
        </translation>
    </message>
    <message>
        <source>open to others</source>
        <translation>ouvert aux autres</translation>
    </message>
    <message>
        <source>open</source>
        <translation>ouvert</translation>
    </message>
    <message>
        <source>Open first</source>
        <translation>Ouvrez d’abord</translation>
    </message>
    <message>
        <source>Select a peer first</source>
        <translation>Choisissez d’abord un pair</translation>
    </message>
    <message>
        <source>Close, and name a host and port to send to</source>
        <translation>Fermez, puis nommez un hôte et un port de destination</translation>
    </message>
    <message>
        <source>UDP</source>
        <translation>UDP</translation>
    </message>
    <message>
        <source>rules</source>
        <translation>règles</translation>
    </message>
    <message>
        <source>relay</source>
        <translation>relais</translation>
    </message>
</context>
<context>
    <name>wirebench::WaterfallView</name>
    <message>
        <source>look-up</source>
        <translation>résolution</translation>
    </message>
    <message>
        <source>connect</source>
        <translation>connexion</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>send</source>
        <translation>envoi</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>attente</translation>
    </message>
    <message>
        <source>receive</source>
        <translation>réception</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>Durées</translation>
    </message>
</context>
<context>
    <name>wirebench::WindowMenus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>Sessi&amp;on</source>
        <translation>Sessi&amp;on</translation>
    </message>
    <message>
        <source>Vi&amp;ew</source>
        <translation>Affic&amp;hage</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Aide</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>&amp;Thème</translation>
    </message>
</context>
</TS>
