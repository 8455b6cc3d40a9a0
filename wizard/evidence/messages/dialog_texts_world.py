"""Words of Remote Desktop's boxes in other languages than English and Chinese: see dialog_texts.

German, French, Spanish, Portuguese, Italian, Dutch, Swedish, Polish, Czech, Turkish, Russian, Ukrainian, Japanese and
Korean. Several phrases of one language are the wordings of different versions of Windows.
"""

from __future__ import annotations

TEXTS = {
    "three-reasons": """
        aus einem der folgenden Gründe keine Verbindung mit dem Remotecomputer
        Remotecomputer ist im Netzwerk nicht verfügbar
        se connecter à l'ordinateur distant pour l'une des raisons suivantes
        ordinateur distant pour l'une des raisons suivantes
        L'ordinateur distant n'est pas disponible sur le réseau
        conectarse al equipo remoto por uno de estos motivos
        conectarse al equipo remoto por uno de los siguientes motivos
        conectar al equipo remoto por una de las siguientes razones
        El equipo remoto no está disponible en la red
        ao computador remoto por um destes motivos
        ao computador remoto por um dos seguintes motivos
        ao computador remoto por uma destas razões
        ao computador remoto por uma das seguintes razões
        O computador remoto não está disponível na rede
        al computer remoto per uno dei seguenti motivi
        al computer remoto per uno dei motivi seguenti
        Il computer remoto non è disponibile nella rete
        Il computer remoto non è disponibile in rete
        externe computer vanwege een van de volgende redenen
        externe computer om een van de volgende redenen
        externe computer is niet beschikbaar in het netwerk
        externe computer is niet beschikbaar op het netwerk
        fjärrdatorn av någon av följande orsaker
        fjärrdatorn av någon av följande anledningar
        Fjärrdatorn är inte tillgänglig i nätverket
        Fjärrdatorn är inte tillgänglig på nätverket
        komputerem zdalnym z jednego z następujących powodów
        komputerem zdalnym z jednego z poniższych powodów
        Komputer zdalny jest niedostępny w sieci
        Komputer zdalny nie jest dostępny w sieci
        ke vzdálenému počítači z některého z následujících důvodů
        ke vzdálenému počítači z jednoho z následujících důvodů
        Vzdálený počítač není v síti dostupný
        Vzdálený počítač není k dispozici v síti
        şu nedenlerden biriyle uzak bilgisayara bağlanamıyor
        aşağıdaki nedenlerden biriyle uzak bilgisayara
        aşağıdaki nedenlerden biri yüzünden uzak bilgisayara
        Uzak bilgisayar ağda kullanılamıyor
        к удаленному компьютеру по одной из следующих причин
        Удаленный компьютер недоступен в сети
        удаленному компьютеру по одной из указанных ниже причин
        до віддаленого комп'ютера з однієї з таких причин
        до віддаленого комп'ютера з однієї з наведених
        Віддалений комп'ютер недоступний у мережі
        次のいずれかの理由によりリモートコンピューターに接続できません
        次のいずれかの理由でリモートコンピューターに接続できません
        次のいずれかの理由でリモートデスクトップはリモートコンピューターに
        次のいずれかの理由によりリモートデスクトップ
        ネットワーク上でリモートコンピューターを利用できない
        リモートコンピューターがネットワーク上で利用できない
        ネットワーク上でリモートコンピューターが利用できない
        다음 이유 중 하나로 인해 원격 데스크톱에서 원격 컴퓨터에 연결할 수 없습니다
        다음 이유 중 하나로 원격 컴퓨터에 연결할 수 없습니다
        다음 이유 중 하나로 인해 원격 컴퓨터에
        네트워크에서 원격 컴퓨터를 사용할 수 없습니다
    """,
    "remote-disabled": """
        Der Remotezugriff auf den Server ist nicht aktiviert
        L'accès à distance au serveur n'est pas activé
        L'accès distant au serveur n'est pas activé
        No está habilitado el acceso remoto al servidor
        El acceso remoto al servidor no está habilitado
        O acesso remoto ao servidor não está habilitado
        O acesso remoto ao servidor não está ativado
        L'accesso remoto al server non è abilitato
        Externe toegang tot de server is niet ingeschakeld
        Fjärråtkomst till servern är inte aktiverad
        Dostęp zdalny do serwera nie jest włączony
        Vzdálený přístup k serveru není povolen
        Sunucuya uzaktan erişim etkin değil
        Не включен удаленный доступ к серверу
        Удаленный доступ к серверу не включен
        Удаленный доступ к серверу отключен
        Віддалений доступ до сервера не ввімкнуто
        Не ввімкнуто віддалений доступ до сервера
        サーバーへのリモートアクセスが有効になっていない
        サーバーへのリモートアクセスが有効でない
        서버에 대한 원격 액세스를 사용할 수 없습니다
        서버에 대한 원격 액세스를 사용하도록 설정하지 않았습니다
        서버에 대한 원격 액세스가 사용하도록 설정되어 있지 않습니다
    """,
    "cannot-connect": """
        kann keine Verbindung mit dem Remotecomputer herstellen
        kann keine Verbindung mit dem Remotecomputer hergestellt werden
        ne peut pas se connecter à l'ordinateur distant
        Impossible de se connecter à l'ordinateur distant
        no puede conectarse al equipo remoto
        no se puede conectar al equipo remoto
        não pode se conectar ao computador remoto
        não consegue se conectar ao computador remoto
        não consegue ligar ao computador remoto
        Impossibile connettersi al computer remoto
        kan geen verbinding maken met de externe computer
        kan inte ansluta till fjärrdatorn
        nie może nawiązać połączenia z komputerem zdalnym
        nie może połączyć się z komputerem zdalnym
        se nemůže připojit ke vzdálenému počítači
        uzak bilgisayara bağlanamıyor
        Не удается подключиться к удаленному компьютеру
        Не удалось подключиться к удаленному компьютеру
        не может подключиться к удаленному компьютеру
        не може підключитися до віддаленого комп'ютера
        Не вдалося підключитися до віддаленого комп'ютера
        リモートコンピューターに接続できません
        リモートPCに接続できませんでした
        원격 컴퓨터에 연결할 수 없습니다
        원격 PC에 연결할 수 없습니다
    """,
    "cannot-find": """
        Remotedesktop kann den Computer … nicht finden
        Computer … wurde von Remotedesktop nicht gefunden
        Bureau à distance ne trouve pas l'ordinateur
        Bureau à distance ne parvient pas à trouver l'ordinateur
        Bureau à distance ne peut pas trouver l'ordinateur
        Escritorio remoto no puede encontrar el equipo
        Escritorio remoto no encuentra el equipo
        Área de Trabalho Remota não pode localizar o computador
        Área de Trabalho Remota não pode encontrar o computador
        Área de Trabalho Remota não consegue encontrar o computador
        Ambiente de Trabalho Remoto não consegue localizar o computador
        Desktop remoto non è in grado di trovare il computer
        Desktop remoto: impossibile trovare il computer
        Extern bureaublad kan de computer … niet vinden
        Fjärrskrivbord kan inte hitta datorn
        Fjärrskrivbordet kan inte hitta datorn
        Pulpit zdalny nie może znaleźć komputera
        Vzdálená plocha nemůže najít počítač
        Vzdálená plocha nenalezla počítač
        Uzak Masaüstü bilgisayarı bulamıyor
        Удаленному рабочему столу не удалось найти компьютер
        Удаленному рабочему столу не удается найти компьютер
        Віддаленому робочому столу не вдалося знайти комп'ютер
        Віддалений робочий стіл не може знайти комп'ютер
        リモートデスクトップでコンピューター … 見つかりません
        リモートデスクトップはコンピューター … 見つけられません
        원격 데스크톱에서 컴퓨터 … 찾을 수 없습니다
    """,
    "internal-error": """
        ~interner Fehler aufgetreten
        ~Une erreur interne s'est produite
        ~Se produjo un error interno
        ~Se ha producido un error interno
        ~Ocorreu um erro interno
        ~Si è verificato un errore interno
        ~Er is een interne fout opgetreden
        ~Det uppstod ett internt fel
        ~Ett internt fel har uppstått
        ~Ett internt fel uppstod
        ~Wystąpił błąd wewnętrzny
        ~Došlo k vnitřní chybě
        ~Došlo k interní chybě
        ~Bir iç hata oluştu
        ~Dahili bir hata oluştu
        ~Произошла внутренняя ошибка
        ~Сталася внутрішня помилка
        ~内部エラーが発生しました
        ~내부 오류가 발생했습니다
    """,
    "connection-lost": """
        Verbindung mit dem Remotecomputer wurde unterbrochen
        Verbindung mit dem Remotecomputer ist unterbrochen
        Verbindung mit dem Remotecomputer wurde getrennt
        La connexion à l'ordinateur distant a été perdue
        La connexion avec l'ordinateur distant a été perdue
        Se perdió la conexión con el equipo remoto
        Se ha perdido la conexión con el equipo remoto
        A conexão com o computador remoto foi perdida
        A ligação ao computador remoto foi perdida
        La connessione al computer remoto è stata persa
        La connessione con il computer remoto è stata persa
        De verbinding met de externe computer is verbroken
        Anslutningen till fjärrdatorn bröts
        Anslutningen till fjärrdatorn har brutits
        Połączenie z komputerem zdalnym zostało utracone
        Připojení ke vzdálenému počítači bylo ztraceno
        Uzak bilgisayarla bağlantı kesildi
        Uzak bilgisayar bağlantısı kesildi
        Подключение к удаленному компьютеру потеряно
        Подключение к удаленному компьютеру было потеряно
        Соединение с удаленным компьютером потеряно
        Потеряно подключение к удаленному компьютеру
        Підключення до віддаленого комп'ютера втрачено
        リモートコンピューターへの接続が失われました
        リモートコンピューターとの接続が失われました
        원격 컴퓨터에 대한 연결이 끊어졌습니다
        원격 컴퓨터와의 연결이 끊어졌습니다
    """,
    "session-ended": """
        Ihre Remotedesktopdienste-Sitzung wurde beendet
        Remotedesktopdienste-Sitzung ist beendet
        Remotedesktopsitzung wurde beendet
        Ihre Sitzung wurde aufgrund eines Fehlers beendet
        Votre session des services Bureau à distance est terminée
        Votre session Services Bureau à distance est terminée
        Votre session des services Bureau à distance a pris fin
        sesión de Servicios de Escritorio remoto finalizó
        sesión de Servicios de Escritorio remoto ha finalizado
        sessão dos Serviços de Área de Trabalho Remota foi encerrada
        sessão dos Serviços de Área de Trabalho Remota terminou
        sessão dos Serviços de Ambiente de Trabalho Remoto terminou
        sessione di Servizi Desktop remoto è terminata
        sessione di Servizi Desktop remoto è stata terminata
        Extern bureaublad-services-sessie is beëindigd
        sessie van Extern bureaublad-services is beëindigd
        session med Fjärrskrivbordstjänster har avslutats
        Fjärrskrivbordstjänstsession har avslutats
        sesja usług pulpitu zdalnego została zakończona
        sesja Usług pulpitu zdalnego zakończyła się
        relace Služby Vzdálená plocha byla ukončena
        relace vzdálené plochy byla ukončena
        Uzak Masaüstü Hizmetleri oturumunuz sona erdi
        Сеанс служб удаленных рабочих столов завершен
        Сеанс служб удаленных рабочих столов был завершен
        Сеанс удаленных рабочих столов завершен
        сеанс віддалених робочих столів завершено
        Сеанс служб віддалених робочих столів завершено
        リモートデスクトップサービスセッションは終了しました
        リモートデスクトップサービスのセッションが終了しました
        リモートデスクトップサービスセッションが終了しました
        원격 데스크톱 서비스 세션이 종료되었습니다
        원격 데스크톱 서비스 세션이 끝났습니다
    """,
    "network-error": """
        Verbindung wurde aufgrund eines Netzwerkfehlers
        connexion a été interrompue en raison d'une erreur réseau
        conexión finalizó debido a un error de red
        conexão foi encerrada devido a um erro de rede
        connessione è stata interrotta a causa di un errore di rete
        verbinding is verbroken vanwege een netwerkfout
        подключение было разорвано из-за сетевой ошибки
        ネットワークエラーのため接続が
        네트워크 오류로 인해 연결이
    """,
    "credentials": """
        Ihre Anmeldeinformationen haben nicht funktioniert
        Die Anmeldeinformationen haben nicht funktioniert
        Anmeldeinformationen funktionieren nicht
        Der Anmeldeversuch ist fehlgeschlagen
        Anmeldeversuch fehlgeschlagen
        ~Benutzername oder das Kennwort ist falsch
        ~Benutzername oder Kennwort ist falsch
        Vos informations d'identification n'ont pas fonctionné
        Vos informations d'identification ne fonctionnent pas
        La tentative d'ouverture de session a échoué
        Échec de la tentative d'ouverture de session
        ~nom d'utilisateur ou le mot de passe est incorrect
        Las credenciales no funcionaron
        Sus credenciales no funcionaron
        Error en el intento de inicio de sesión
        El intento de inicio de sesión no se realizó correctamente
        ~nombre de usuario o la contraseña no son correctos
        ~nombre de usuario o la contraseña son incorrectos
        ~nombre de usuario o contraseña incorrectos
        Suas credenciais não funcionaram
        As suas credenciais não funcionaram
        Falha na tentativa de logon
        A tentativa de logon falhou
        A tentativa de início de sessão falhou
        ~nome de usuário ou a senha está incorreto
        ~nome de usuário ou a senha estão incorretos
        ~nome de utilizador ou a palavra-passe está incorret
        Credenziali non valide per la connessione
        Le credenziali specificate non hanno funzionato
        Le credenziali non hanno funzionato
        Tentativo di accesso non riuscito
        ~Nome utente o password non corretti
        ~Il nome utente o la password non è corretta
        ~Il nome utente o la password non sono corretti
        Uw referenties werken niet
        Uw aanmeldingsgegevens werken niet
        De aanmeldpoging is mislukt
        De aanmeldingspoging is mislukt
        Aanmeldingspoging is mislukt
        ~gebruikersnaam of het wachtwoord is onjuist
        Autentiseringsuppgifterna fungerade inte
        Dina autentiseringsuppgifter fungerade inte
        Inloggningsförsöket misslyckades
        ~Användarnamnet eller lösenordet är felaktigt
        Twoje poświadczenia nie działają
        Poświadczenia nie zadziałały
        Twoje poświadczenia nie zadziałały
        Próba logowania nie powiodła się
        ~Nazwa użytkownika lub hasło jest niepoprawne
        ~Nazwa użytkownika lub hasło są niepoprawne
        ~Nazwa użytkownika lub hasło jest nieprawidłowe
        Vaše přihlašovací údaje nefungují
        Vaše přihlašovací údaje nefungovaly
        Pokus o přihlášení se nezdařil
        Pokus o přihlášení selhal
        ~Uživatelské jméno nebo heslo není správné
        ~Uživatelské jméno nebo heslo je nesprávné
        Kimlik bilgileriniz çalışmadı
        Kimlik bilgileriniz işe yaramadı
        Oturum açma girişimi başarısız oldu
        Oturum açma denemesi başarısız
        ~Kullanıcı adı veya parola yanlış
        ~Kullanıcı adı veya parola hatalı
        ~Недопустимые учетные данные
        Учетные данные не подошли
        Ваши учетные данные не работают
        Не удалось выполнить вход с этими учетными данными
        Попытка входа в систему была неудачной
        Попытка входа не удалась
        Неудачная попытка входа в систему
        ~Неверное имя пользователя или пароль
        ~Неправильное имя пользователя или пароль
        Ваші облікові дані не спрацювали
        Облікові дані не працюють
        Спроба входу не вдалася
        Спроба входу в систему не вдалася
        ~Неправильне ім'я користувача або пароль
        資格情報は機能しませんでした
        資格情報が機能しませんでした
        資格情報が正しくありません
        ~ログオンに失敗しました
        ログオンの試行に失敗しました
        ログイン試行に失敗しました
        ~ユーザー名またはパスワードが正しくありません
        ~ユーザー名またはパスワードが間違っています
        자격 증명이 작동하지 않습니다
        자격 증명이 작동하지 않았습니다
        사용자 자격 증명이 작동하지 않습니다
        ~로그온하지 못했습니다
        로그온 시도가 실패했습니다
        로그온 시도에 실패했습니다
        ~사용자 이름 또는 암호가 올바르지 않습니다
        ~사용자 이름 또는 암호가 잘못되었습니다
    """,
    "credssp": """
        Ursache könnte eine CredSSP
        Ursache könnte CredSSP
        CredSSP Encryption Oracle Remediation sein
        Ursache in der Oracle-Wartung der CredSSP
        Authentifizierungsfehler. Die angeforderte Funktion wird nicht unterstützt
        Authentifizierungsfehler aufgetreten. Die angeforderte Funktion wird nicht unterstützt
        oracle de chiffrement CredSSP
        correction de chiffrement CredSSP
        d'authentification s'est produite. La fonction demandée n'est pas prise en charge
        oráculo de cifrado CredSSP
        oráculo de cifrado de CredSSP
        corrección de Oracle de cifrado CredSSP
        cifrado de Oracle de CredSSP
        de autenticación. La función solicitada no se admite
        de autenticación. No se admite la función solicitada
        de autenticación. La función solicitada no es compatible
        oráculo de criptografia CredSSP
        criptografia Oracle do CredSSP
        oráculo de criptografia do CredSSP
        oráculo de encriptação CredSSP
        erro de autenticação. Não há suporte para a função solicitada
        erro de autenticação. A função solicitada não tem suporte
        erro de autenticação. A função pedida não é suportada
        crittografia Oracle CredSSP
        crittografia CredSSP Oracle
        errore di autenticazione. La funzione richiesta non è supportata
        CredSSP-versleuteling
        verificatiefout opgetreden. De aangevraagde functie wordt niet ondersteund
        verificatiefout opgetreden. De gevraagde functie wordt niet ondersteund
        CredSSP-kryptering
        autentiseringsfel. Funktionen som begärdes stöds inte
        autentiseringsfel inträffade. Den begärda funktionen stöds inte
        szyfrowania CredSSP
        uwierzytelniania. Żądana funkcja nie jest obsługiwana
        šifrování CredSSP
        ověřování. Požadovaná funkce není podporována
        ověření. Požadovaná funkce není podporována
        CredSSP şifreleme
        doğrulama hatası oluştu. İstenen işlev desteklenmiyor
        doğrulaması hatası oluştu. İstenen işlev desteklenmiyor
        исправление шифрования CredSSP
        шифрования CredSSP
        подлинности. Указанная функция не поддерживается
        подлинности. Запрошенная функция не поддерживается
        шифрування CredSSP
        автентифікації. Запитана функція не підтримується
        CredSSP暗号化オラクル
        CredSSP暗号化Oracle
        CredSSPの暗号化オラクル
        認証エラーが発生しました。要求された関数はサポートされていません
        認証エラーが発生しました。要求された機能はサポートされていません
        CredSSP 암호화
        인증 오류가 발생했습니다. 요청한 함수가 지원되지 않습니다
        인증 오류가 발생했습니다. 요청한 기능은 지원되지 않습니다
    """,
    "nla": """
        erfordert die Authentifizierung auf Netzwerkebene
        Remotecomputer erfordert Authentifizierung auf Netzwerkebene
        Remotecomputer erfordert Netzwerkauthentifizierung
        Windows-Domänencontroller kann nicht kontaktiert werden
        distant requiert l'authentification au niveau du réseau
        distant nécessite l'authentification au niveau du réseau
        distant exige l'authentification au niveau du réseau
        authentification NLA (Network Level Authentication)
        equipo remoto requiere Autenticación a nivel de red
        requiere autenticación a nivel de red
        remoto requer Autenticação no Nível da Rede
        remoto exige Autenticação no Nível da Rede
        exige a Autenticação no Nível de Rede
        remoto richiede l'autenticazione a livello di rete
        richiede Autenticazione a livello di rete
        vereist verificatie op netwerkniveau
        kräver autentisering på nätverksnivå
        wymaga uwierzytelniania na poziomie sieci
        vyžaduje ověřování na úrovni sítě
        vyžaduje ověření na úrovni sítě
        Ağ Düzeyinde Kimlik Doğrulama gerektiriyor
        Ağ Düzeyinde Kimlik Doğrulaması gerektiriyor
        требует проверки подлинности на уровне сети
        требуется проверка подлинности на уровне сети
        вимагає автентифікації на рівні мережі
        потрібна автентифікація на рівні мережі
        ネットワークレベル認証を必要とし
        ネットワークレベル認証が必要
        ネットワークレベル認証(NLA)が必要
        네트워크 수준 인증이 필요
        네트워크 수준 인증을 필요로
        네트워크 수준 인증(NLA)이 필요
    """,
    "lsa": """
        lokale Sicherheitsautorität kann nicht kontaktiert werden
        lokalen Sicherheitsautorität kann nicht
        lokale Sicherheitsinstanz kann nicht
        lokale Sicherheitsautorität (LSA) kann nicht
        Impossible de contacter l'autorité de sécurité locale
        L'autorité de sécurité locale ne peut pas être contactée
        contacto con la autoridad de seguridad local
        contactar con la autoridad de seguridad local
        conectar con la autoridad de seguridad local
        Autoridade de Segurança Local não pode ser contatada
        contatar a Autoridade de Segurança Local
        contactar a Autoridade de Segurança Local
        Impossibile contattare l'autorità di protezione locale
        Impossibile contattare l'autorità di sicurezza locale
        contact worden gemaakt met de lokale beveiligingsautoriteit
        De lokale beveiligingsautoriteit kan niet
        Det går inte att kontakta den lokala säkerhetskontrollen
        lokala säkerhetsmyndigheten
        skontaktować się z urzędem zabezpieczeń lokalnych
        skontaktować z lokalnym urzędem zabezpieczeń
        skontaktować się z lokalnym urzędem zabezpieczeń
        Nelze kontaktovat místní úřad zabezpečení
        kontaktovat místní autoritu zabezpečení
        Yerel Güvenlik Yetkilisi ile bağlantı kurulamıyor
        Yerel Güvenlik Yetkilisi'ne
        Не удается установить связь с локальной системой безопасности
        Не удается связаться с локальным администратором безопасности
        локальной системой безопасности
        локальной подсистемой безопасности
        локальним центром безпеки
        локальною системою безпеки
        ローカルセキュリティ機関にアクセスできません
        ローカルセキュリティ機関に接続できません
        로컬 보안 기관에 연결할 수 없습니다
        로컬 보안 기관과 연결할 수 없습니다
    """,
    "lsa-password-expired": """
        Ursache könnte ein abgelaufenes Kennwort sein
        möglicherweise ein abgelaufenes Kennwort
        auf ein abgelaufenes Kennwort zurückzuführen
        être dû à un mot de passe expiré
        être dû à l'expiration du mot de passe
        deberse a una contraseña expirada
        deberse a que la contraseña expiró
        deberse a una contraseña caducada
        devido a uma senha expirada
        dever-se a uma palavra-passe expirada
        a causa di una password scaduta
        essere una password scaduta
        dovuto a una password scaduta
        veroorzaakt door een verlopen wachtwoord
        bero på ett lösenord som har upphört
        bero på att lösenordet har upphört
        spowodowane wygaśnięciem hasła
        spowodowane wygasłym hasłem
        způsobeno vypršením platnosti hesla
        být způsobeno prošlým heslem
        süresi dolmuş bir parola
        parolanın süresinin dolması
        быть вызвано истечением срока действия пароля
        быть просроченный пароль
        причиной может быть истекший срок действия пароля
        через прострочений пароль
        завершився термін дії пароля
        パスワードの有効期限が切れている可能性
        パスワードの期限切れが原因
        암호 만료로 인한
        암호가 만료되었기 때문일
    """,
    "password-expired": """
        Kennwort ist abgelaufen und muss geändert werden
        Kennwort für dieses Konto ist abgelaufen
        mot de passe a expiré et doit être
        mot de passe de ce compte a expiré
        contraseña ha expirado y debe cambiarse
        contraseña expiró y debe cambiarse
        contraseña de esta cuenta expiró
        contraseña de esta cuenta ha expirado
        senha expirou e deve ser alterada
        senha expirou e precisa ser alterada
        palavra-passe expirou e tem de ser alterada
        password è scaduta e deve essere cambiata
        password è scaduta e deve essere modificata
        wachtwoord is verlopen en moet worden gewijzigd
        lösenord har upphört att gälla och måste ändras
        Hasło wygasło i musi zostać zmienione
        Platnost hesla vypršela a je nutné
        Parolanızın süresi doldu ve değiştirilmesi
        Срок действия пароля истек и его необходимо
        Срок действия вашего пароля истек
        ~Срок действия пароля истек
        ~Термін дії пароля минув
        Термін дії вашого пароля
        パスワードの有効期限が切れているため変更する必要
        ~パスワードの有効期限が切れました
        암호가 만료되어 변경해야
        암호가 만료되었으므로 변경해야
    """,
    "must-change": """
        Kennwort muss vor der ersten Anmeldung geändert werden
        Benutzerkennwort muss vor der Anmeldung geändert werden
        Kennwort des Benutzers muss vor der
        mot de passe de l'utilisateur doit être changé avant
        mot de passe de l'utilisateur doit être modifié avant
        debe cambiar la contraseña antes de iniciar sesión
        cambiar la contraseña del usuario antes de iniciar
        senha do usuário deve ser alterada antes
        palavra-passe do utilizador tem de ser alterada antes
        password dell'utente deve essere cambiata
        password dell'utente deve essere modificata prima
        wachtwoord van de gebruiker moet worden gewijzigd
        Användarens lösenord måste ändras
        Hasło użytkownika musi zostać zmienione przed
        Hasło użytkownika musi być zmienione
        heslo uživatele je nutné před prvním přihlášením změnit
        heslo je nutné před prvním přihlášením
        Kullanıcının parolasının oturum açmadan önce
        Перед первым входом в систему пользователь должен изменить пароль
        Пароль пользователя должен быть изменен перед
        перед первым входом в систему необходимо сменить пароль
        Перед першим входом у систему
        最初にログオンする前にユーザーのパスワードを変更
        ログオンする前にユーザーのパスワードを変更
        サインインする前にユーザーのパスワードを変更
        처음으로 로그온하기 전에 사용자 암호를 변경
        로그온하기 전에 사용자의 암호를 변경
        로그인하기 전에 사용자의 암호를 변경
    """,
    "locked": """
        Konto ist momentan gesperrt und kann
        Konto ist derzeit gesperrt und kann
        Benutzerkonto wurde gesperrt, weil zu viele
        Benutzerkonto wurde aus Sicherheitsgründen gesperrt
        compte référencé est actuellement verrouillé
        compte d'utilisateur a été verrouillé car
        cuenta a la que se hace referencia está bloqueada
        cuenta de usuario se ha bloqueado porque
        cuenta de usuario se bloqueó porque
        conta referenciada está bloqueada
        conta de usuário foi bloqueada porque
        conta de utilizador foi bloqueada porque
        account di riferimento è attualmente bloccato
        account utente è stato bloccato
        account is momenteel vergrendeld
        gebruikersaccount is vergrendeld
        kontot är för närvarande utelåst
        användarkontot har låsts
        konto jest obecnie zablokowane
        konto użytkownika zostało zablokowane
        účet je aktuálně uzamčen
        uživatelský účet byl uzamčen
        hesap şu anda kilitli
        kullanıcı hesabı kilitlendi
        учетная запись в настоящее время заблокирована
        Учетная запись пользователя заблокирована
        учетная запись заблокирована и
        обліковий запис зараз заблоковано
        обліковий запис користувача заблоковано
        アカウントは現在ロックアウト
        ユーザーアカウントはロックされ
        계정은 현재 잠겨
        사용자 계정이 잠겼습니다
        사용자 계정이 잠겨
    """,
    "disabled": """
        Ihr Konto wurde deaktiviert. Wenden Sie sich an den Systemadministrator
        Benutzerkonto ist zurzeit deaktiviert
        Votre compte a été désactivé. Consultez votre administrateur
        compte d'utilisateur est actuellement désactivé
        Su cuenta se deshabilitó. Consulte al administrador
        Su cuenta ha sido deshabilitada. Consulte al administrador
        cuenta de usuario está deshabilitada actualmente
        Sua conta foi desabilitada. Consulte o administrador
        Sua conta foi desativada. Consulte o administrador
        A sua conta foi desativada. Contacte o administrador
        account è stato disabilitato. Rivolgersi all'amministratore
        account è stato disattivato. Contattare l'amministratore
        Uw account is uitgeschakeld. Neem contact op met
        Ditt konto har inaktiverats. Kontakta
        Twoje konto zostało wyłączone. Skontaktuj się z administratorem
        Váš účet byl zakázán. Obraťte se
        Hesabınız devre dışı bırakıldı
        Ваша учетная запись отключена. Обратитесь к системному администратору
        Учетная запись отключена. Обратитесь к
        Ваш обліковий запис вимкнуто
        アカウントは無効になっています。システム管理者に
        アカウントは無効にされています。システム管理者に
        계정을 사용할 수 없습니다. 시스템 관리자에게
        계정이 사용 중지되었습니다. 시스템 관리자에게
    """,
    "expired": """
        Ihr Konto ist abgelaufen. Wenden Sie sich
        Votre compte a expiré. Consultez
        Su cuenta expiró. Consulte
        Su cuenta ha expirado. Consulte
        Sua conta expirou. Consulte
        A sua conta expirou. Contacte
        account è scaduto. Contattare
        Uw account is verlopen. Neem contact
        Twoje konto wygasło. Skontaktuj
        Срок действия вашей учетной записи истек
        Срок действия учетной записи пользователя истек
        アカウントの有効期限が切れています。システム管理者
        계정이 만료되었습니다. 시스템 관리자
    """,
    "restriction": """
        Kontoeinschränkungen verhindern die Anmeldung
        Aufgrund von Kontoeinschränkungen kann sich
        restrictions de compte empêchent cet utilisateur
        restrictions de compte empêchent l'utilisateur
        restricciones de cuenta impiden que este usuario
        restricciones de la cuenta impiden que este usuario
        Restrições de conta estão impedindo este usuário
        Restrições de conta estão a impedir
        restrizioni dell'account impediscono
        restrizioni relative all'account impediscono
        Accountbeperkingen voorkomen
        Kontobegränsningar förhindrar
        Ograniczenia konta uniemożliwiają
        Omezení účtu brání
        Hesap kısıtlamaları bu kullanıcının
        Ограничения учетной записи препятствуют
        Ограничения учетной записи запрещают
        Обмеження облікового запису
        アカウントの制限によって、このユーザーは
        アカウントの制限により、このユーザー
        계정 제한 때문에 이 사용자
        계정 제한으로 인해 이 사용자
    """,
    "logon-type": """
        Systemadministrator hat die Anmeldetypen
        Systemadministrator hat den Anmeldetyp
        Systemadministrator hat die Art der Anmeldung
        a restreint le type d'ouverture de session
        a limité le type d'ouverture de session
        a limité les types d'ouverture de session
        a restreint les types d'ouverture de session
        restringió el tipo de inicio de sesión
        ha restringido el tipo de inicio de sesión
        limitó los tipos de inicio de sesión
        limitó el tipo de inicio de sesión
        restringiu o tipo de logon
        restringiu os tipos de logon
        restringiu o tipo de início de sessão
        ha limitato il tipo di accesso
        ha limitato i tipi di accesso
        heeft het aanmeldingstype beperkt
        heeft het type aanmelding
        har begränsat de typer av inloggning
        har begränsat vilken typ av inloggning
        ograniczył typ logowania
        ograniczył typy logowania
        omezil typ přihlášení
        omezil typy přihlášení
        kullanabileceğiniz oturum açma türünü
        kullanabileceğiniz oturum açma türlerini
        ограничил типы входа в систему
        ограничил тип входа в систему
        ограничил возможные типы входа
        обмежив тип входу
        обмежив типи входу
        使用できるログオンの種類
        使用できるサインインの種類
        로그온 유형(네트워크 또는 대화형)을 제한
        사용할 수 있는 로그온 유형
    """,
    "not-authorized": """
        Recht zum Anmelden über Remotedesktopdienste
        benötigen Sie das Recht zur Anmeldung über Remotedesktopdienste
        Benutzerkonto nicht für die Remoteanmeldung autorisiert
        Benutzerkonto ist nicht für die Remoteanmeldung autorisiert
        droit de vous connecter par le biais des services Bureau à distance
        droit d'ouvrir une session par le biais des services Bureau à distance
        droit de se connecter via les services Bureau à distance
        compte d'utilisateur n'est pas autorisé à ouvrir une session à distance
        compte d'utilisateur n'est pas autorisé pour une connexion à distance
        derecho a iniciar sesión a través de Servicios de Escritorio remoto
        permiso para iniciar sesión a través de Servicios de Escritorio remoto
        cuenta de usuario no está autorizada para el inicio de sesión remoto
        cuenta de usuario no está autorizada para iniciar sesión de forma remota
        direito de entrar por meio dos Serviços de Área de Trabalho Remota
        direito de fazer logon por meio dos Serviços de Área de Trabalho Remota
        conta de usuário não está autorizada para logon remoto
        conta de usuário não está autorizada a fazer logon remoto
        conta de utilizador não está autorizada para início de sessão remoto
        diritto di accesso tramite Servizi Desktop remoto
        account utente non è autorizzato per l'accesso remoto
        account utente non autorizzato all'accesso remoto
        recht hebben om u aan te melden via Extern bureaublad-services
        recht om u aan te melden via Extern bureaublad-services
        gebruikersaccount niet is gemachtigd voor extern aanmelden
        gebruikersaccount is niet gemachtigd voor externe aanmelding
        rätt att logga in via Fjärrskrivbordstjänster
        användarkontot inte har behörighet för fjärrinloggning
        prawo do logowania się za pomocą usług pulpitu zdalnego
        prawo do logowania za pomocą usług pulpitu zdalnego
        konto użytkownika nie jest autoryzowane do logowania zdalnego
        konto użytkownika nie jest upoważnione do zdalnego logowania
        právo přihlašovat se prostřednictvím Služby Vzdálená plocha
        uživatelský účet nemá oprávnění ke vzdálenému přihlášení
        Uzak Masaüstü Hizmetleri aracılığıyla oturum açma hakkı
        kullanıcı hesabı uzaktan oturum açma için yetkilendirilmediğinden
        kullanıcı hesabının uzaktan oturum açma yetkisi
        право на вход через службы удаленных рабочих столов
        право на вход с помощью служб удаленных рабочих столов
        учетная запись пользователя не авторизована для удаленного входа
        учетная запись не имеет прав на удаленный вход
        не имеет прав для удаленного входа
        право на вхід через служби віддалених робочих столів
        リモートデスクトップサービスを使ったログオンを許可
        リモートデスクトップサービスを使ってサインインする権利
        リモートデスクトップサービス経由でサインインする権限
        リモートデスクトップサービスを使用したサインインの権限
        ユーザーアカウントはリモートログインを許可されていない
        ユーザーアカウントにはリモートログインの権限
        원격 데스크톱 서비스를 통해 로그인할 수 있는 권한
        원격 데스크톱 서비스를 통해 로그온할 수 있는 권한
        사용자 계정이 원격 로그인에 대한 권한이 없으므로
        사용자 계정에 원격 로그인 권한이 없으므로
        사용자 계정에 원격 로그인 권한이 부여되지
    """,
    "license-none": """
        kein Remotedesktop-Lizenzserver zum Bereitstellen einer Lizenz
        keine Remotedesktop-Lizenzserver verfügbar
        kein Remotedesktop-Lizenzserver verfügbar
        aucun serveur de licences Bureau à distance
        aucun serveur de licences des services Bureau à distance n'est disponible
        servidores de licencias de Escritorio remoto disponibles
        ningún servidor de licencias de Escritorio remoto
        servidores de Licença de Área de Trabalho Remota disponíveis
        nenhum Servidor de Licenças da Área de Trabalho Remota
        servidores de licenças de Área de Trabalho Remota disponíveis
        servidor de Licença de Área de Trabalho Remota disponível
        servidores de licenças de Ambiente de Trabalho Remoto
        server licenze di Desktop remoto disponibili
        server licenze Desktop remoto disponibili
        server licenze Desktop remoto disponibile
        Extern bureaublad-licentieservers beschikbaar
        licentieservers voor Extern bureaublad beschikbaar
        Extern bureaublad-licentieserver beschikbaar
        licensservrar för fjärrskrivbord
        licensservrar för Fjärrskrivbord tillgängliga
        serwerów licencji pulpitu zdalnego
        serwery licencji usług pulpitu zdalnego
        licenční servery vzdálené plochy
        licenční servery služby Vzdálená plocha
        Uzak Masaüstü Lisans Sunucusu
        серверы лицензирования удаленных рабочих столов
        отсутствуют доступные серверы лицензий удаленных рабочих столов
        отсутствуют доступные серверы лицензирования удаленных
        отсутствуют серверы лицензирования удаленных рабочих столов
        нет доступных серверов лицензирования удаленных рабочих столов
        немає доступних серверів ліцензування віддалених робочих столів
        серверів ліцензій віддалених робочих столів
        ライセンスを提供するためのリモートデスクトップライセンスサーバー
        ライセンスを提供するリモートデスクトップライセンスサーバー
        利用可能なリモートデスクトップライセンスサーバー
        사용할 수 있는 원격 데스크톱 라이선스 서버가 없으므로
        라이선스를 제공하는 데 사용할 수 있는 원격 데스크톱 라이선스 서버
        원격 데스크톱 라이선스 서버가 없어
    """,
    "license-cal": """
        keine Remotedesktop-Clientzugriffslizenzen
        keine Clientzugriffslizenz für Remotedesktop
        aucune licence d'accès client Bureau à distance
        licencias de acceso de cliente de Escritorio remoto disponibles
        licenças de acesso para cliente da Área de Trabalho Remota disponíveis
        licenze di accesso client Desktop remoto disponibili
        licenze CAL di Desktop remoto disponibili
        clienttoegangslicenties voor Extern bureaublad beschikbaar
        licencji dostępu klienta pulpitu zdalnego
        отсутствуют клиентские лицензии удаленных рабочих столов
        отсутствуют клиентские лицензии доступа к удаленному рабочему столу
        リモートデスクトップクライアントアクセスライセンスがないため
        리모트 데스크톱 클라이언트 액세스 라이선스
        원격 데스크톱 클라이언트 액세스 라이선스가 없으므로
    """,
    "license-protocol": """
        aufgrund eines Fehlers im Lizenzierungsprotokoll
        wegen eines Fehlers im Lizenzierungsprotokoll
        Fehlers im Lizenzprotokoll
        erreur dans le protocole de licence
        erreur du protocole de gestion des licences
        error en el protocolo de licencia
        erro no protocolo de licenciamento
        errore nel protocollo di gestione licenze
        errore nel protocollo di licenza
        fout in het licentieprotocol
        fel i licensieringsprotokollet
        błędu w protokole licencjonowania
        błąd w protokole licencjonowania
        chyby v licenčním protokolu
        lisans protokolündeki bir hata
        ошибки в протоколе лицензирования
        ошибкой в протоколе лицензирования
        помилку в протоколі ліцензування
        помилки в протоколі ліцензування
        ライセンスプロトコルのエラー
        ライセンスプロトコルにエラー
        라이선스 프로토콜의 오류
        라이선스 프로토콜 오류
    """,
    "license-grace": """
        Lizenzierungsmodus für Remotedesktop ist nicht konfiguriert
        Remotedesktop-Lizenzierungsmodus ist nicht konfiguriert
        mode de licence des services Bureau à distance n'est pas configuré
        modo de licencia de Escritorio remoto no está configurado
        modo de licenciamento da Área de Trabalho Remota não está configurado
        modalità licenze Desktop remoto non è configurata
        modalità di gestione licenze Desktop remoto non configurata
        режим лицензирования удаленных рабочих столов не настроен
        Режим лицензирования для удаленного рабочего стола не настроен
        リモートデスクトップライセンスモードが構成されていません
        원격 데스크톱 라이선스 모드가 구성되지 않았습니다
    """,
    "too-many": """
        maximal zulässige Anzahl von Verbindungen
        zu viele Benutzer angemeldet
        maximale Anzahl zulässiger Verbindungen
        nombre maximal de connexions autorisées
        trop d'utilisateurs sont connectés
        número máximo de conexiones permitidas
        ~demasiados usuarios conectados
        número máximo de conexões permitidas
        numero massimo di connessioni consentite
        numero massimo di connessioni consentito
        maximum aantal toegestane verbindingen
        maksymalną liczbę dozwolonych połączeń
        превышено максимальное число разрешенных подключений
        превысил максимально допустимое число подключений
        превышено максимальное количество подключений к серверу терминалов
        許可されている最大接続数を超え
        接続の最大数を超え
        허용되는 최대 연결 수를 초과
    """,
    "other-user-signed-in": """
        Ein anderer Benutzer ist angemeldet. Wenn Sie
        Ein anderer Benutzer ist derzeit an diesem Computer angemeldet
        Un autre utilisateur est connecté. Si vous
        Otro usuario ha iniciado sesión. Si continúa
        Otro usuario inició sesión. Si continúa
        Outro usuário está conectado. Se você continuar
        Outro usuário entrou. Se você continuar
        È connesso un altro utente. Se si continua
        Un altro utente ha eseguito l'accesso. Se
        Er is een andere gebruiker aangemeld. Als u
        En annan användare är inloggad. Om du
        Zalogowany jest inny użytkownik
        Inny użytkownik jest zalogowany
        Je přihlášený jiný uživatel
        Başka bir kullanıcı oturum açtı. Devam
        В систему вошел другой пользователь. Если
        В систему увійшов інший користувач
        別のユーザーがサインインしています。続行
        別のユーザーがサインイン中です。続行
        다른 사용자가 로그인되어 있습니다
        다른 사용자가 로그인했습니다. 계속
    """,
    "taken-over": """
        anderer Benutzer hat eine Verbindung mit dem Remotecomputer hergestellt
        autre utilisateur s'est connecté à l'ordinateur distant
        Otro usuario se conectó al equipo remoto
        Otro usuario se ha conectado al equipo remoto
        Outro usuário se conectou ao computador remoto
        Outro utilizador ligou-se ao computador remoto
        altro utente si è connesso al computer remoto
        andere gebruiker heeft verbinding gemaakt met de externe computer
        annan användare har anslutit till fjärrdatorn
        Inny użytkownik połączył się z komputerem zdalnym
        Jiný uživatel se připojil ke vzdálenému počítači
        Başka bir kullanıcı uzak bilgisayara bağlandı
        к удаленному компьютеру подключился другой пользователь
        Другой пользователь подключился к удаленному компьютеру
        Інший користувач підключився до віддаленого комп'ютера
        別のユーザーがリモートコンピューターに接続したため
        다른 사용자가 원격 컴퓨터에 연결하여
        다른 사용자가 원격 컴퓨터에 연결했으므로
    """,
    "currently-busy": """
        Remotedesktopdienste zurzeit ausgelastet
        Remotedesktopdienste derzeit ausgelastet
        Remotedesktopdienste momentan ausgelastet
        Remotedesktopdienste sind zurzeit ausgelastet
        services Bureau à distance sont actuellement occupés
        services Bureau à distance est actuellement occupé
        Servicios de Escritorio remoto está ocupado
        Servicios de Escritorio remoto están ocupados
        Serviços de Área de Trabalho Remota estão ocupados
        Serviços de Área de Trabalho Remota está ocupado
        Serviços de Ambiente de Trabalho Remoto estão ocupados
        Servizi Desktop remoto è attualmente occupato
        Servizi Desktop remoto sono attualmente occupati
        Extern bureaublad-services momenteel bezet
        Extern bureaublad-services is momenteel bezet
        Fjärrskrivbordstjänster är upptagna
        Fjärrskrivbordstjänster är för närvarande
        Usługi pulpitu zdalnego są obecnie zajęte
        usługi pulpitu zdalnego są zajęte
        Služba Vzdálená plocha je momentálně zaneprázdněna
        Služba Vzdálená plocha je nyní zaneprázdněna
        Uzak Masaüstü Hizmetleri şu anda meşgul
        службы удаленных рабочих столов в настоящее время заняты
        службы удаленных рабочих столов сейчас заняты
        служба удаленных рабочих столов сейчас занята
        служби віддалених робочих столів зараз зайняті
        リモートデスクトップサービスは現在ビジー
        リモートデスクトップサービスが現在ビジー
        원격 데스크톱 서비스가 현재 사용 중
    """,
    "logons-disabled": """
        Remoteanmeldungen sind zurzeit deaktiviert
        Remoteanmeldungen sind derzeit deaktiviert
        connexions à distance sont actuellement désactivées
        inicios de sesión remotos están deshabilitados
        logons remotos estão desabilitados
        accessi remoti sono attualmente disabilitati
        Externe aanmeldingen zijn momenteel uitgeschakeld
        Удаленный вход в настоящее время отключен
        リモートログインは現在無効
        원격 로그인은 현재 사용할 수 없습니다
    """,
    "protocol-error": """
        Aufgrund eines Protokollfehlers
        Wegen eines Protokollfehlers
        En raison d'une erreur de protocole
        raison d'une erreur de protocole
        Debido a un error de protocolo
        Devido a um erro de protocolo
        A causa di un errore di protocollo
        Vanwege een protocolfout
        Als gevolg van een protocolfout
        På grund av ett protokollfel
        Z powodu błędu protokołu
        Z důvodu chyby protokolu
        protokol hatası nedeniyle
        Из-за ошибки протокола
        Через помилку протоколу
        プロトコルエラーのため
        プロトコルエラー(コード
        프로토콜 오류로 인해
        프로토콜 오류 때문에
        프로토콜 오류(코드
    """,
    "security-error": """
        Aufgrund eines Sicherheitsfehlers konnte
        Wegen eines Sicherheitsfehlers
        En raison d'une erreur de sécurité
        raison d'une erreur de sécurité
        Debido a un error de seguridad
        Devido a um erro de segurança
        A causa di un errore di protezione
        A causa di un errore di sicurezza
        Vanwege een beveiligingsfout
        På grund av ett säkerhetsfel
        Z powodu błędu zabezpieczeń
        Z důvodu chyby zabezpečení
        güvenlik hatası nedeniyle
        Из-за ошибки безопасности
        Из-за ошибки системы безопасности
        Через помилку безпеки
        セキュリティエラーのため
        セキュリティエラーにより
        보안 오류로 인해
        보안 오류 때문에
    """,
    "encryption-error": """
        Fehlers bei der Datenverschlüsselung
        erreur de chiffrement des données
        error en el cifrado de datos
        erro na criptografia de dados
        erro de encriptação de dados
        errore di crittografia dei dati
        errore nella crittografia dei dati
        fout in de gegevensversleuteling
        fout bij de gegevensversleuteling
        błędu szyfrowania danych
        ошибки шифрования данных
        ошибки при шифровании данных
        помилки шифрування даних
        データの暗号化でエラー
        データ暗号化のエラー
        데이터 암호화 오류
    """,
    "certificate": """
        unerwartetes Serverauthentifizierungszertifikat
        certificat d'authentification serveur inattendu
        certificat d'authentification de serveur inattendu
        certificado de autenticación de servidor inesperado
        certificado de autenticação de servidor inesperado
        certificado de autenticação do servidor inesperado
        certificato di autenticazione server imprevisto
        onverwacht serververificatiecertificaat
        nieoczekiwany certyfikat uwierzytelniania serwera
        непредвиденный сертификат проверки подлинности сервера
        неожиданный сертификат проверки подлинности сервера
        予期しないサーバー認証証明書
        예기치 않은 서버 인증 인증서
        예기치 않은 서버 인증서
    """,
    "certificate-date": """
        vom Remotecomputer empfangene Authentifizierungszertifikat ist abgelaufen
        Authentifizierungszertifikat abgelaufen oder ungültig
        certificat d'authentification reçu de l'ordinateur distant a expiré
        certificat d'authentification reçu de l'ordinateur distant est arrivé à expiration
        certificado de autenticación recibido del equipo remoto expiró
        certificado de autenticación recibido del equipo remoto ha expirado
        certificado de autenticação recebido do computador remoto expirou
        certificato di autenticazione ricevuto dal computer remoto è scaduto
        verificatiecertificaat dat van de externe computer is ontvangen is verlopen
        полученный от удаленного компьютера сертификат проверки подлинности просрочен
        リモートコンピューターから受信した認証証明書の有効期限が切れて
        원격 컴퓨터에서 받은 인증 인증서가 만료
    """,
    "identity-warning": """
        Identität des Remotecomputers kann nicht überprüft werden
        Identität des Remotecomputers kann nicht verifiziert werden
        L'identité de l'ordinateur distant ne peut pas être vérifiée
        Impossible de vérifier l'identité de l'ordinateur distant
        No se puede comprobar la identidad del equipo remoto
        Não é possível verificar a identidade do computador remoto
        A identidade do computador remoto não pode ser verificada
        Impossibile verificare l'identità del computer remoto
        De identiteit van de externe computer kan niet worden
        identitet kan inte verifieras
        Nie można zweryfikować tożsamości komputera zdalnego
        Totožnost vzdáleného počítače nelze ověřit
        Identitu vzdáleného počítače nelze ověřit
        Uzak bilgisayarın kimliği doğrulanamıyor
        Не удается проверить подлинность удаленного компьютера
        Не удалось проверить подлинность удаленного компьютера
        Не вдалося перевірити справжність віддаленого комп'ютера
        リモートコンピューターのIDを識別できません
        リモートコンピューターのIDを検証できません
        원격 컴퓨터의 ID를 확인할 수 없습니다
        원격 컴퓨터의 신원을 확인할 수 없습니다
    """,
    "clock": """
        Zeit- oder Datumsunterschied zwischen
        Uhrzeit- oder Datumsunterschied
        différence de date ou d'heure entre
        différence d'heure ou de date entre
        diferencia de hora o fecha entre
        diferencia de fecha u hora entre
        diferença de hora ou data entre
        diferença de data ou hora entre
        differenza di data o ora tra
        differenza di ora o data tra
        verschil in tijd of datum tussen
        różnica czasu lub daty między
        rozdíl v čase nebo datu mezi
        разница во времени или дате между
        различие во времени или дате между
        различаются значения времени или даты
        різниця в часі або даті між
        日付または時刻の差
        時刻または日付に違い
        時刻または日付の違い
        시간 또는 날짜 차이
        시간 또는 날짜가 다르
    """,
    "console-session": """
        da bereits eine Konsolensitzung ausgeführt wird
        weil bereits eine Konsolensitzung
        car vous avez déjà une session console en cours
        vous avez déjà une session de console en cours
        ya tiene una sesión de consola en curso
        porque ya hay una sesión de consola en curso
        porque você já tem uma sessão de console em andamento
        è già in corso una sessione console
        sessione della console già in corso
        omdat er al een consolesessie
        już trwa sesja konsoli
        уже выполняется сеанс консоли
        уже имеется активный консольный сеанс
        コンソールセッションが既に進行中
        既にコンソールセッションが
        이미 콘솔 세션이 진행 중
    """,
    "invalid-name": """
        angegebene Computername enthält ungültige Zeichen
        Computername enthält ungültige Zeichen
        nom d'ordinateur spécifié contient des caractères non valides
        nombre de equipo especificado contiene caracteres no válidos
        nome do computador especificado contém caracteres inválidos
        nome computer specificato contiene caratteri non validi
        nome del computer specificato contiene caratteri non validi
        opgegeven computernaam bevat ongeldige tekens
        nazwa komputera zawiera nieprawidłowe znaki
        имя компьютера содержит недопустимые знаки
        имя компьютера содержит недопустимые символы
        指定されたコンピューター名に無効な文字
        コンピューター名に無効な文字が
        컴퓨터 이름에 잘못된 문자
    """,
    "profile-failed": """
        Anmeldung des Dienstes Benutzerprofildienst ist fehlgeschlagen
        Benutzerprofildienst ist bei der Anmeldung
        Das Benutzerprofil kann nicht geladen werden
        Échec de l'ouverture de session par le service de profil utilisateur
        Impossible de charger le profil utilisateur
        Le service de profil utilisateur a empêché l'ouverture de session
        Error en el inicio de sesión del Servicio de perfil de usuario
        No se puede cargar el perfil de usuario
        Falha no logon do Serviço de Perfil de Usuário
        O perfil de usuário não pode ser carregado
        Servizio Profili utente: accesso non riuscito
        Impossibile caricare il profilo utente
        Impossibile caricare il profilo dell'utente
        De service User Profile Service kan u niet aanmelden
        Het gebruikersprofiel kan niet worden geladen
        Användarprofilen kan inte läsas in
        Nie można załadować profilu użytkownika
        Profil uživatele nelze načíst
        Uživatelský profil nelze načíst
        Kullanıcı profili yüklenemiyor
        Служба профилей пользователей препятствует входу
        Служба "Служба профилей пользователей" препятствует
        Невозможно загрузить профиль пользователя
        Не удалося завантажити профіль користувача
        User Profile Service サービスによるログオンの処理に失敗
        User Profile Service サービスによるサインインの処理に失敗
        ユーザープロファイルを読み込めません
        User Profile Service 서비스가 로그온하지 못했습니다
        User Profile Service 서비스가 로그인하지 못했습니다
        사용자 프로필을 로드할 수 없습니다
    """,
    "profile-temporary": """
        mit einem temporären Profil angemeldet
        connecté avec un profil temporaire
        session avec un profil temporaire
        iniciado sesión con un perfil temporal
        Inició sesión con un perfil temporal
        conectado com um perfil temporário
        entrou com um perfil temporário
        accesso è stato effettuato con un profilo temporaneo
        accesso con un profilo temporaneo
        aangemeld met een tijdelijk profiel
        inloggad med en tillfällig profil
        zalogowano przy użyciu profilu tymczasowego
        przihlášeni pomocí dočasného profilu
        přihlášeni pomocí dočasného profilu
        geçici bir profille oturum açtınız
        Вы вошли в систему с временным профилем
        вход в систему выполнен с временным профилем
        увійшли з тимчасовим профілем
        一時プロファイルでサインイン
        一時プロファイルでログオン
        一時的なプロファイルでログオン
        임시 프로필로 로그온
        임시 프로필로 로그인
    """,
    "saved-credentials": """
        gestattet die Verwendung gespeicherter Anmeldeinformationen nicht
        Verwendung gespeicherter Anmeldeinformationen für die Anmeldung
        lässt die Verwendung von gespeicherten Anmeldeinformationen
        n'autorise pas l'utilisation des informations d'identification enregistrées
        n'autorise pas l'utilisation d'informations d'identification enregistrées
        no permite usar credenciales guardadas
        no permite el uso de credenciales guardadas
        não permite o uso de credenciais salvas
        não permite a utilização de credenciais guardadas
        non consente l'utilizzo di credenziali salvate
        non consente l'utilizzo delle credenziali salvate
        staat het gebruik van opgeslagen referenties
        nie zezwala na używanie zapisanych poświadczeń
        не разрешает использовать сохраненные учетные данные
        запретил использование сохраненных учетных данных
        保存された資格情報を使用して
        保存された資格情報の使用を許可
        저장된 자격 증명을 사용하여 원격 컴퓨터
        저장된 자격 증명을 사용하도록 허용하지
    """,
    "low-memory": """
        auf dem Remotecomputer nicht genügend Arbeitsspeicher
        Remotecomputer nicht genügend Speicher
        mémoire de l'ordinateur distant est insuffisante
        equipo remoto tiene poca memoria
        equipo remoto no tiene suficiente memoria
        computador remoto está com pouca memória
        memoria del computer remoto è insufficiente
        externe computer heeft onvoldoende geheugen
        на удаленном компьютере недостаточно памяти
        リモートコンピューターのメモリが不足
        원격 컴퓨터의 메모리가 부족
    """,
    "idle-ended": """
        da das Leerlaufzeitlimit erreicht
        weil das Leerlaufzeitlimit erreicht
        délai d'inactivité a été atteint
        alcanzó el límite de tiempo de inactividad
        tempo limite de inatividade foi atingido
        raggiunto il limite di tempo di inattività
        достигнут предел времени простоя
        истекло время ожидания простоя сеанса
        アイドルタイムアウトの制限に達したため
        유휴 시간 제한에 도달
    """,
    "admin-ended": """
        mithilfe eines Verwaltungstools beendet
        mit einem Verwaltungsprogramm beendet
        terminée à l'aide d'un outil d'administration
        finalizó mediante una herramienta de administración
        encerrada por meio de uma ferramenta de administração
        terminata tramite uno strumento di amministrazione
        met behulp van een beheerprogramma beëindigd
        завершен с помощью средства администрирования
        管理ツールにより終了
        管理ツールによって終了
        관리 도구를 통해 종료
    """,
    "gateway": """
        Remotedesktopgateway-Server ist vorübergehend nicht verfügbar
        da der Remotedesktopgateway-Server
        passerelle des services Bureau à distance est temporairement
        servidor de puerta de enlace de Escritorio remoto … no está disponible
        Servidor de Gateway de Área de Trabalho Remota … indisponível
        server Gateway Desktop remoto … non è disponibile
        Extern bureaublad-gatewayserver … niet beschikbaar
        сервер шлюза удаленных рабочих столов … недоступен
        リモートデスクトップゲートウェイサーバー … 使用できない
        원격 데스크톱 게이트웨이 서버 … 사용할 수 없
    """,
    "settings-managed": """
        Einige Einstellungen werden von Ihrer Organisation verwaltet
        Certains paramètres sont gérés par votre organisation
        Su organización administra algunas opciones
        Algunas configuraciones las administra tu organización
        Tu organización administra algunas opciones de configuración
        Algumas configurações são gerenciadas pela sua organização
        Algumas definições são geridas pela sua organização
        Alcune impostazioni sono gestite dall'organizzazione
        Sommige instellingen worden beheerd door uw organisatie
        Sommige instellingen worden door je organisatie beheerd
        Vissa inställningar hanteras av din organisation
        Niektóre ustawienia są zarządzane przez organizację
        Některá nastavení spravuje vaše organizace
        Bazı ayarlar kuruluşunuz tarafından yönetiliyor
        Некоторыми параметрами управляет ваша организация
        Деякими параметрами керує ваша організація
        一部の設定は組織によって管理されています
        일부 설정은 조직에서 관리합니다
    """,
    "getting-ready": """
        ~Windows wird vorbereitet
        ~Preparación de Windows en curso
        ~Préparation de Windows
        Preparando Windows. No apagues
        ~Preparando o Windows
        ~Preparazione di Windows in corso
        Подготовка Windows. Не выключайте
        ~Updates werden verarbeitet
        Es wird an Updates gearbeitet
        Windowsの準備をしています
        ~更新プログラムを処理しています
        ~更新プログラムを構成しています
        Windows를 준비하는 중
        ~업데이트를 작업하는 중
    """,
    "blue-screen": """
        Auf dem PC ist ein Problem aufgetreten. Er muss neu gestartet werden
        PC ist auf ein Problem gestoßen und muss neu gestartet werden
        Auf Ihrem Gerät ist ein Problem aufgetreten
        Votre PC a rencontré un problème et doit redémarrer
        Votre ordinateur a rencontré un problème et doit redémarrer
        Se produjo un problema en el PC y debe reiniciarse
        Tu PC tuvo un problema y se tiene que reiniciar
        PC ha tenido un problema y necesita reiniciarse
        Seu PC teve um problema e precisa ser reiniciado
        Seu computador teve um problema e precisa ser reiniciado
        PC encontrou um problema e precisa de ser reiniciado
        Si è verificato un problema e il PC deve essere riavviato
        Si è verificato un problema nel PC ed è necessario riavviarlo
        Er is een probleem met je pc opgetreden en deze moet opnieuw
        Datorn stötte på ett problem och måste startas om
        Na komputerze wystąpił problem i trzeba go uruchomić ponownie
        Na vašem počítači došlo k problému a musí se restartovat
        V počítači nastal problém a je třeba ho restartovat
        Bilgisayarınız bir sorunla karşılaştı ve yeniden başlatılması
        На вашем ПК возникла проблема и его необходимо перезагрузить
        На вашем компьютере возникла проблема и его необходимо перезагрузить
        У ПК виникла проблема
        問題が発生したためPCを再起動する必要があります
        PCに問題が発生したため再起動する必要があります
        デバイスに問題が発生したため再起動
        PC에 문제가 발생하여 다시 시작해야
        디바이스에 문제가 발생하여 다시 시작해야
    """,
}
